// The door of organisations: who asks, in which post.
export { sessionRoutes } from './routes.ts';
export { addPosts, findActor, type NewPost } from './store.ts';
