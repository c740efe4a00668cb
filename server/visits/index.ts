// The door of visits.
export { callbackRoutes, countCallbacks } from './callback-routes.ts';
export { answerCallbackHandler, forgetOldAnswers } from './callbacks.ts';
export { visitHandlers } from './commands.ts';
export { drawVisitsHandler, drawWaitingVisits } from './draw.ts';
export { visitRoutes } from './routes.ts';
