// What pages need to show and ask elements: the dictionary as published.
import Type from 'typebox';
import { endpoint, Nothing } from '../kernel/endpoint.ts';
import type { Dictionary } from './model.ts';

/** The published dictionary: elements, code lists, purposes (`Dictionary` of model.ts). */
export const getDictionary = endpoint({
  method: 'GET',
  path: '/api/dictionary',
  query: Nothing,
  response: Type.Unsafe<Dictionary>(Type.Unknown()),
});
