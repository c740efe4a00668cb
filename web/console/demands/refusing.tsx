// Why something would not be asked, in the words of the catalogue of refusals, beside what it is about.
import { refusalText } from '../../shared/client.ts';
import { Icon, useElementTitle, useLanguage } from '../frame/index.ts';

/** `code`: of the catalogue of refusals. `element`: its id, where the reason is about one. */
export function Refusing({ code, element }: { code: string; element?: string }) {
  const language = useLanguage();
  const elementTitle = useElementTitle();
  const detail: Record<string, string> = element === undefined ? {} : { element: elementTitle(element) };
  return (
    <p className="refusing">
      <Icon name="alert" /> {refusalText({ code, detail }, language)}
    </p>
  );
}
