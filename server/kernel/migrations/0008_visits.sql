-- Visits as pages list them. Why nobody was met stays in the sealed payload and dies with the round.
create table visit (
  community_id uuid not null,
  id uuid not null,
  household_id uuid not null,
  building_id uuid not null,
  grid_id uuid,
  post_id uuid not null,
  at bigint not null,
  seq bigint not null,
  outcome text not null constraint visit_outcome check (outcome in ('met', 'no_contact')),
  corrects uuid,
  drawn boolean not null,
  answer text constraint callback_answer check (answer in ('came', 'did_not_come', 'not_reached', 'unsure')),
  answered_at bigint,
  primary key (community_id, id)
);
comment on column visit.drawn is 'two in a hundred, by a digest anybody can compute again: its household is asked whether somebody came';
create index visit_newest on visit (community_id, at desc, id desc);
create index visit_of_household on visit (community_id, household_id, at);
create index visit_drawn on visit (community_id, at desc, id desc) where drawn;
alter table visit enable row level security;
create policy own_community on visit using (community_id = any((select app.communities())::uuid[]));
grant select, insert, update on visit to doorstep_app;
