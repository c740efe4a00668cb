// What needs doing now in the chosen area, for this post; each line is a link to where it is done.
import { Page, Panel, useArea, useText } from '../frame/index.ts';
import { WORDS } from './words.ts';

export default function HomePage() {
  const text = useText(WORDS);
  const { area } = useArea();
  return (
    <Page title={text('title')}>
      <Panel>{area?.name}</Panel>
    </Page>
  );
}
