-- A scope signed for reading opens rows to be read; only the pipeline's own, which holds `write`, changes what is kept.
do $$
declare kept text;
begin
  foreach kept in array array['stream', 'event', 'payload', 'reply', 'dwelling', 'household', 'residence', 'search_key',
    'duplicate', 'fact_open', 'fact_personal', 'fact_identity', 'fact_medical', 'contribution', 'tally', 'visit', 'building_grid', 'activation'] loop
    execute format('create policy writers_add on %I as restrictive for insert with check ((select app.flag(''write'')))', kept);
    execute format('create policy writers_change on %I as restrictive for update using ((select app.flag(''write'')))', kept);
    execute format('create policy writers_remove on %I as restrictive for delete using ((select app.flag(''write'')))', kept);
  end loop;
end $$;
