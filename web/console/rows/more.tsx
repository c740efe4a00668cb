// What stands under a list that goes on. Never printed: PrintAll fetches the rest first.
import { Button } from 'antd';
import { useText } from '../frame/index.ts';
import './rows.css';
import { WORDS } from './words.ts';

type MoreProps = { more?: () => void; loading?: boolean };

export function More({ more, loading = false }: MoreProps) {
  const text = useText(WORDS);
  return more === undefined ? null : (
    <div className="rows-more">
      <Button onClick={more} loading={loading}>
        {text('more')}
      </Button>
    </div>
  );
}
