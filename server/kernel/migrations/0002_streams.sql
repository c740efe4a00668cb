-- One chain of events per community and per area above it; skeletons stay, payloads can die; replies are repeated.
create table stream (
  id uuid primary key,
  head_seq bigint not null default 0,
  head_digest bytea not null
) with (fillfactor = 50);
alter table stream enable row level security;
create policy own_streams on stream for select using (id = any((select app.streams())::uuid[]));
create policy own_streams_move on stream for update using (id = any((select app.streams())::uuid[]));
create policy new_areas on stream for insert with check ((select app.flag('write')));
grant select, insert, update on stream to doorstep_app;

create table event (
  stream_id uuid not null,
  seq bigint not null,
  id uuid not null,
  type text not null,
  subject_kind text not null,
  subject_id uuid not null,
  command_id uuid not null,
  post_id uuid not null,
  grid_id uuid,
  transition text,
  rule text,
  observed_at bigint not null,
  recorded_at bigint not null,
  payload_digests bytea not null,
  digest bytea not null,
  primary key (stream_id, seq)
);
comment on table event is 'skeletons: never updated, never deleted';
comment on column event.payload_digests is 'SHA-256(salt ‖ data) of each payload, 32 bytes each, in order';
create index event_of_subject on event (stream_id, subject_id, seq);
alter table event enable row level security;
create policy own_streams on event using (stream_id = any((select app.streams())::uuid[]));
grant select, insert on event to doorstep_app;

create table payload (
  stream_id uuid not null,
  seq bigint not null,
  n smallint not null,
  subject_id uuid not null,
  class text not null,
  purpose text not null,
  activation_id uuid not null,
  keep_until bigint,
  salt bytea not null,
  key_id uuid not null,
  data bytea not null,
  primary key (stream_id, seq, n)
);
comment on column payload.data is 'AES-256-GCM: 12 bytes nonce, ciphertext, 16 bytes tag, under the data key or activation key key_id';
create index payload_of_activation on payload (activation_id, stream_id) where activation_id <> '00000000-0000-0000-0000-000000000000';
alter table payload enable row level security;
create policy own_streams on payload
  using (stream_id = any((select app.streams())::uuid[]) and class = any((select app.classes())::text[]) and purpose = any((select app.purposes('open'))::text[]))
  with check (stream_id = any((select app.streams())::uuid[]));
grant select, insert on payload to doorstep_app;

create table reply (
  stream_id uuid not null,
  command_id uuid not null,
  content bytea not null,
  refusal text,
  at bigint not null,
  primary key (stream_id, command_id)
);
comment on column reply.content is 'SHA-256 of what was asked: the same id with other content is refused, never applied';
comment on column reply.refusal is 'JSON of the refusal; null when accepted';
alter table reply enable row level security;
create policy own_streams on reply using (stream_id = any((select app.streams())::uuid[]));
grant select, insert, delete on reply to doorstep_app;

create table data_key (
  id uuid primary key,
  stream_id uuid not null,
  class text not null,
  wrapped bytea not null,
  created_at bigint not null,
  unique (stream_id, class)
);
comment on table data_key is 'one key per stream and sensitivity class, wrapped by the county key, which is in no database';
grant select, insert on data_key to doorstep_app;

create table vault.activation_key (
  activation_id uuid primary key,
  wrapped bytea not null,
  created_at bigint not null
);
comment on table vault.activation_key is 'deleting a row destroys every copy of what the activation collected';
grant select, insert on vault.activation_key to doorstep_app;

create table outbox (
  id bigint generated always as identity primary key,
  topic text not null,
  body jsonb not null,
  at bigint not null
);
comment on table outbox is 'work a commit promised; a dispatcher hands it to the jobs and deletes it';
grant select, insert, delete on outbox to doorstep_app;

create table access_log (
  stream_id uuid not null,
  at bigint not null,
  id uuid not null,
  post_id uuid not null,
  role text not null,
  organisation_id uuid not null,
  reads text not null,
  route text not null,
  subject_id uuid,
  rows int not null,
  sealed_seq bigint,
  primary key (stream_id, at, id)
);
comment on table access_log is 'who looked: one row a request that read about persons; sealed into the chain each minute';
create index access_log_unsealed on access_log (stream_id) where sealed_seq is null;
alter table access_log enable row level security;
create policy own_streams on access_log using (stream_id = any((select app.streams())::uuid[]));
create policy system_finds_unsealed on access_log for select using ((select app.flag('system')) and sealed_seq is null);
grant select, insert on access_log to doorstep_app;
grant update (sealed_seq) on access_log to doorstep_app;
