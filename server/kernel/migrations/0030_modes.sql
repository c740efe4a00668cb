-- Modes: on what document an activation rests, what waits for a second office's word, and how far the exit of one is.
alter table activation
  add column instrument text,
  add column signed_by uuid[] not null default '{}',
  add column delete_at bigint;
comment on column activation.instrument is 'the number of the document a restriction rests on';
comment on column activation.signed_by is 'the posts that made it: one, or two of different organisations where it restricts';
comment on column activation.delete_at is 'ms; once it is over: when what it collected is to be deleted at the latest';

create table activation_proposal (
  id uuid primary key,
  activation_id uuid not null,
  stream_id uuid not null,
  kind text not null constraint activation_proposal_kind check (kind in ('activate', 'extend')),
  body jsonb not null,
  post_id uuid not null,
  account_id uuid not null,
  organisation_id uuid not null,
  proposed_at bigint not null,
  settled_at bigint,
  settled text constraint activation_proposal_settled check (settled in ('signed', 'declined'))
);
comment on table activation_proposal is 'a restriction is proposed by one office and signed by another; until then it holds for nobody';
create unique index one_proposal_waits on activation_proposal (activation_id) where settled_at is null;
create index proposals_of_stream on activation_proposal (stream_id, proposed_at desc);
alter table activation_proposal enable row level security;
create policy everyone_reads on activation_proposal for select using (true);
create policy own_streams on activation_proposal for insert with check (stream_id = any((select app.streams())::uuid[]));
create policy own_streams_change on activation_proposal for update using (stream_id = any((select app.streams())::uuid[]));
grant select, insert, update on activation_proposal to doorstep_app;

create table activation_exit (
  activation_id uuid not null,
  step text not null constraint activation_exit_step
    check (step in ('restrictions', 'matters', 'handed', 'holds', 'posts', 'figures', 'retention')),
  done int not null default 0,
  total int,
  at bigint not null,
  primary key (activation_id, step)
);
comment on table activation_exit is 'the checklist of an end: written by a job as it goes, read by everyone';
alter table activation_exit enable row level security;
create policy everyone_reads on activation_exit for select using (true);
create policy jobs_write on activation_exit for insert with check ((select app.flag('system')) or (select app.flag('write')));
create policy jobs_change on activation_exit for update using ((select app.flag('system')) or (select app.flag('write')));
grant select, insert, update on activation_exit to doorstep_app;

alter table post add column activation_id uuid;
comment on column post.activation_id is 'granted for this activation alone: it ends with it';
