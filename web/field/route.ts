// Where the worker is, kept in the address after `#`, so that the phone's back button walks the same way back and a
// reload opens the same door.
import { useEffect, useState } from 'preact/hooks';

export type Route =
  | { at: 'who' }
  | { at: 'grids'; under?: string }
  | { at: 'doors'; grid: string }
  | { at: 'again'; grid: string }
  | { at: 'search'; grid: string }
  | { at: 'door'; grid: string; door: string }
  | { at: 'met'; grid: string; door: string }
  | { at: 'no-contact'; grid: string; door: string }
  | { at: 'correct'; grid: string; door: string }
  | { at: 'correct-met'; grid: string; door: string }
  | { at: 'correct-no-contact'; grid: string; door: string }
  | { at: 'outbox' };

const STEPS = ['met', 'no-contact', 'correct', 'correct-met', 'correct-no-contact'] as const;

/** The route an address (`#/grid/ID/door/ID/met`) stands for; anything unknown is the list of grids. */
export function readRoute(hash: string): Route {
  const [first, grid, third, door, last] = hash.replace(/^#?\/?/, '').split('/');
  if (first === 'who') return { at: 'who' };
  if (first === 'outbox') return { at: 'outbox' };
  if (first === 'under' && grid !== undefined && grid !== '') return { at: 'grids', under: grid };
  if (first !== 'grid' || grid === undefined || grid === '') return { at: 'grids' };
  if (third === 'again' || third === 'search') return { at: third, grid };
  if (third !== 'door' || door === undefined || door === '') return { at: 'doors', grid };
  const step = STEPS.find(one => one === last);
  return { at: step ?? 'door', grid, door };
}

export function hashOf(route: Route): string {
  switch (route.at) {
    case 'grids':
      return route.under === undefined ? '#/' : `#/under/${route.under}`;
    case 'who':
    case 'outbox':
      return `#/${route.at}`;
    case 'doors':
      return `#/grid/${route.grid}`;
    case 'again':
    case 'search':
      return `#/grid/${route.grid}/${route.at}`;
    case 'door':
      return `#/grid/${route.grid}/door/${route.door}`;
    default:
      return `#/grid/${route.grid}/door/${route.door}/${route.at}`;
  }
}

/** Addresses of this page's screens, from the first opened to the present one. */
const trail: string[] = [];

const present = (): string => window.location.hash || '#/';

/** Notes the screen just opened: a step back shortens the trail, anything else lengthens it. */
function follow(): void {
  const hash = present();
  if (trail.at(-1) === hash) return;
  if (trail.at(-2) === hash) trail.pop();
  else trail.push(hash);
}

export function go(route: Route): void {
  window.location.hash = hashOf(route);
}

/** The screen one step back, or the list of grids when the page was opened here. */
export const before = (): Route => readRoute(trail.at(-2) ?? '#/');

/** Puts another screen in place of the present one, which is then not on the way back. */
export function replace(route: Route): void {
  window.history.replaceState(null, '', hashOf(route));
  trail.pop();
  window.dispatchEvent(new HashChangeEvent('hashchange'));
}

/** Back to a screen already passed, so that the back button does not lead into finished forms; else in its place. */
export function returnTo(route: Route): void {
  const steps = trail.length - 1 - trail.lastIndexOf(hashOf(route));
  if (steps > 0 && steps < trail.length) {
    trail.length -= steps - 1;
    window.history.go(-steps);
  } else replace(route);
}

export function useRoute(): Route {
  const [route, setRoute] = useState(() => {
    follow();
    return readRoute(present());
  });
  useEffect(() => {
    const arrive = () => {
      follow();
      setRoute(readRoute(present()));
    };
    window.addEventListener('hashchange', arrive);
    return () => window.removeEventListener('hashchange', arrive);
  }, []);
  return route;
}
