// The door of organisations: who asks, in which post.
export { addDemoUsers } from './demo-users.ts';
export { sessionRoutes } from './routes.ts';
export { addPosts, findActor, getActor, type NewPost } from './store.ts';
