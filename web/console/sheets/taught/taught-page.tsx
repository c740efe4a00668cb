// What was learnt of departments' forms: layouts a community remembers and words this deployment was taught.
import { OneCommunity, Page, useArea, useText } from '../../frame/index.ts';
import { SheetsNav } from '../sheets-nav.tsx';
import { RememberedForms } from './remembered-forms.tsx';
import './taught.css';
import { TaughtWords } from './taught-words.tsx';
import { WORDS } from './words.ts';

export default function TaughtPage() {
  const text = useText(WORDS);
  const { area } = useArea();
  return (
    <Page title={text('title')} lead={text('lead')} over={area?.name}>
      <SheetsNav />
      <OneCommunity>
        {communityId => (
          <>
            <RememberedForms key={`forms ${communityId}`} communityId={communityId} />
            <TaughtWords key={`words ${communityId}`} communityId={communityId} />
          </>
        )}
      </OneCommunity>
    </Page>
  );
}
