// A published pack as it was written, read and made ready to run in the page. Only what was checked is published, so the
// text is taken as it stands.
import { useQuery } from '@tanstack/react-query';
import { parse } from 'yaml';
import type { Dictionary } from '../../../../core/facts/model.ts';
import type { Refusal } from '../../../../core/kernel/result.ts';
import type { Pack } from '../../../../core/packs/model.ts';
import { getPackSource } from '../../../../core/packs/publish-contract.ts';
import { fetchFile } from '../../../shared/client.ts';
import { useDictionary } from '../../frame/index.ts';

export type Inside = { pack: Pack | undefined; dictionary: Dictionary | undefined; refusal: Refusal | undefined };

/** A version never changes, so it is fetched once. */
export function usePack(pack: string, version: number): Inside {
  const { value: dictionary } = useDictionary();
  const found = useQuery<Pack>({
    queryKey: ['still', getPackSource.path, pack, version],
    queryFn: async ({ signal }) => {
      const answer = await fetchFile(getPackSource, { query: { pack, version }, signal });
      if (!answer.ok) throw answer.refusal;
      return parse(await answer.value.bytes.text()) as Pack;
    },
    staleTime: Number.POSITIVE_INFINITY,
  });
  return { pack: found.data, dictionary, refusal: found.error ?? undefined };
}
