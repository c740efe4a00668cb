-- A roster outgrows what the planner knows of a young database: its tables are measured while it is written, and plans
-- made when they were empty are made anew, without waiting for the next round of autovacuum.
create function app.measure_registry() returns void
  language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  analyze area, building_grid, dwelling, household, residence, search_key, locator,
    fact_open, fact_personal, fact_identity, fact_medical, contribution, tally, reply;
end $$;
revoke all on function app.measure_registry() from public;
grant execute on function app.measure_registry() to doorstep_app;
