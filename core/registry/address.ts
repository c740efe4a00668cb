// Placeholder until the full parser lands.
import { accept, type Result, refuse } from '../kernel/result.ts';
import type { Door } from './model.ts';
export function parseDoor(text: string): Result<Door> {
  const [building, stairwell, room] = text.split('-');
  return building && stairwell && room
    ? accept({ compound: '', building, stairwell, room })
    : refuse('unknown-building');
}
