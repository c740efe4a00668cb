-- Current facts: one narrow row per subject, purpose and activation, in a table per sensitivity class.
-- Values are flat text (`value|seconds|seq|how`); identity values are sealed text. Low fillfactor keeps updates HOT.
do $$
declare class text;
begin
  foreach class in array array['open', 'personal', 'identity', 'medical'] loop
    execute format($f$
      create table fact_%1$s (
        community_id uuid not null,
        subject_id uuid not null,
        purpose text not null,
        activation_id uuid not null,
        facts jsonb not null,
        primary key (community_id, subject_id, purpose, activation_id)
      ) with (fillfactor = 70, toast_tuple_target = 4080);
      alter table fact_%1$s enable row level security;
      create policy area_and_purpose on fact_%1$s
        using (community_id = any((select app.communities())::uuid[]) and purpose = any((select app.purposes('%1$s'))::text[]));
      grant select, insert, update, delete on fact_%1$s to doorstep_app;
    $f$, class);
  end loop;
end $$;
