// What offices ask beyond what is on record: put with its price, admitted or declined by the community, asked at the
// doors until its end.
import type { Room } from '../frame/room.ts';
import '../rows/pieces.css';

export { AskForm } from './ask-form.tsx';
export { AskedAlready } from './asked-already.tsx';
export { useDemandArea } from './demand-area.ts';

export const room: Room = {
  routes: [
    { path: '/demands', load: () => import('./demands-page.tsx') },
    { path: '/demands/new', load: () => import('./new-page.tsx') },
  ],
  entries: [
    {
      path: '/demands',
      title: { zh: '报送要求', en: 'Demands' },
      icon: 'ask',
      when: ({ may }) => may.includes('raise-demand'),
    },
  ],
};
