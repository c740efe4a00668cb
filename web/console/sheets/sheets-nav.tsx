// The ways of the room of sheets: filling one, letting one fill itself, what is remembered, and how many are needed.
import type { PostView } from '../../../core/organisations/contract.ts';
import { fillsSheets, Icon, type IconName, To, useAddress, useSession, useText } from '../frame/index.ts';
import { comparesForms, keepsSheets } from './may.ts';
import './sheets-nav.css';

const WORDS = {
  label: { zh: '填表的各页', en: 'Pages about sheets' },
  fill: { zh: '填一张表', en: 'Fill a sheet' },
  history: { zh: '填过的表', en: 'Filled before' },
  schedules: { zh: '定时填', en: 'Filled by itself' },
  taught: { zh: '记住的表和词', en: 'Remembered' },
  register: { zh: '表格减负', en: 'Fewer forms' },
} as const;

type Way = {
  path: string;
  word: Exclude<keyof typeof WORDS, 'label'>;
  icon: IconName;
  when: (post: PostView) => boolean;
};

const WAYS: readonly Way[] = [
  { path: '/sheets', word: 'fill', icon: 'sheet', when: fillsSheets },
  { path: '/sheets/history', word: 'history', icon: 'again', when: fillsSheets },
  { path: '/sheets/schedules', word: 'schedules', icon: 'clock', when: keepsSheets },
  { path: '/sheets/taught', word: 'taught', icon: 'check', when: keepsSheets },
  { path: '/sheets/register', word: 'register', icon: 'twins', when: comparesForms },
];

export function SheetsNav() {
  const text = useText(WORDS);
  const { path } = useAddress();
  const { post } = useSession();
  const ways = WAYS.filter(({ when }) => post !== undefined && when(post));
  if (ways.length < 2) return null;
  return (
    <nav className="sheets-nav no-print" aria-label={text('label')}>
      {ways.map(one => (
        <To
          key={one.path}
          path={one.path}
          aria-current={
            path === one.path || (path.startsWith(`${one.path}/`) && one.path !== '/sheets') ? 'page' : undefined
          }
        >
          <Icon name={one.icon} />
          {text(one.word)}
        </To>
      ))}
    </nav>
  );
}
