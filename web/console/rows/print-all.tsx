// A list is printed whole or not at all: what is still behind "show more" is fetched first.
import { Button } from 'antd';
import { useEffect, useState } from 'react';
import { Icon, type Pages, useText } from '../frame/index.ts';
import { WORDS } from './words.ts';

type PrintAllProps = { pages: Pick<Pages<unknown, unknown>, 'more' | 'loadingMore' | 'refusal'> };

export function PrintAll({ pages: { more, loadingMore, refusal } }: PrintAllProps) {
  const text = useText(WORDS);
  const [printing, setPrinting] = useState(false);
  useEffect(() => {
    if (!printing || loadingMore) return;
    if (more !== undefined && refusal === undefined) return more();
    setPrinting(false);
    if (more === undefined) window.print();
  }, [printing, more, loadingMore, refusal]);
  return (
    <Button className="no-print" icon={<Icon name="print" />} loading={printing} onClick={() => setPrinting(true)}>
      {text('print')}
    </Button>
  );
}
