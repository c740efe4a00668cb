-- Whose rows a transaction sees is asked of each row that was found, never used to find them: as a second condition on
-- an index's first column it made one community look so small, and each look-up so dear, that the planner read all of
-- it for every visit. The rows that exist for a scope are the same; every question names its community besides.
do $$
declare
  mine constant text := '((select app.communities())::uuid[] @> array[community_id])';
  stream constant text := '((select app.streams())::uuid[] @> array[stream_id])';
  class text;
  place text;
begin
  foreach place in array array['dwelling', 'household', 'residence', 'contribution', 'visit'] loop
    execute format('alter policy own_community on %I using (%s)', place, mine);
  end loop;
  foreach class in array array['open', 'personal', 'identity', 'medical'] loop
    execute format($f$alter policy area_and_purpose on fact_%s using (%s and purpose = any((select app.purposes(%L))::text[]))$f$, class, mine, class);
  end loop;
  execute format($f$alter policy own_community on search_key using (%s and 'personal' = any((select app.classes())::text[]))$f$, mine);
  execute format($f$alter policy own_community on tally using ((select app.flag('wide')) or %1$s) with check (%1$s)$f$, mine);
  execute format($f$alter policy own_community on tally_due using ((select app.flag('system')) or %s)$f$, mine);
  execute format('alter policy own_community on building_grid with check (%s)', mine);
  execute format('alter policy own_community_change on building_grid using (%s)', mine);
  execute format('alter policy own_streams on event using (%s)', stream);
  execute format('alter policy own_streams on reply using (%s)', stream);
  execute format(
    $f$alter policy own_streams on payload using (%1$s and class = any((select app.classes())::text[]) and purpose = any((select app.purposes('open'))::text[]))
      with check (%1$s)$f$, stream);
end $$;
alter policy own_streams on stream using ((select app.streams())::uuid[] @> array[id]);
alter policy own_streams_move on stream using ((select app.streams())::uuid[] @> array[id]);
