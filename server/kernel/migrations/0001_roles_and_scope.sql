-- The second wall: the application's role owns nothing, and sees rows only through a scope that the server signed.
do $$
begin
  if not exists (select from pg_roles where rolname = 'doorstep_app') then create role doorstep_app nologin; end if;
  if not exists (select from pg_roles where rolname = 'doorstep_guard') then create role doorstep_guard nologin; end if;
exception when duplicate_object or unique_violation then null; -- another database of this server was first
end $$;

create extension if not exists ltree;

create schema app;
create schema guard;
create schema vault;
comment on schema vault is 'keys of emergency activations; never part of an ordinary backup';

create table guard.secret (
  one boolean primary key default true check (one),
  ikey bytea not null,
  okey bytea not null
);
comment on table guard.secret is 'the HMAC-SHA256 key of the scope, as inner and outer pads; written at start from the county key';

-- The scope is text: v1|post|expiry (epoch s)|communities|streams|classes|purposes|flags|mac (64 hex digits).
-- clock_timestamp() is right here: the expiry guards real time, not the time of a drill.
create function guard.scope() returns text[]
  language plpgsql stable security definer set search_path = pg_catalog as $$
declare
  given text := current_setting('app.scope', true);
  body text;
  secret guard.secret%rowtype;
  parts text[];
begin
  if given is null or length(given) < 70 then return null; end if;
  body := left(given, length(given) - 64);
  select * into secret from guard.secret;
  if not found then return null; end if;
  if encode(sha256(secret.okey || sha256(secret.ikey || convert_to(body, 'UTF8'))), 'hex') <> right(given, 64) then return null; end if;
  parts := string_to_array(body, '|');
  if parts[1] <> 'v1' or parts[3]::bigint < extract(epoch from clock_timestamp()) then return null; end if;
  return parts;
end $$;

create function app.communities() returns uuid[] language plpgsql stable security definer set search_path = pg_catalog as $$
begin return coalesce(string_to_array((guard.scope())[4], ',')::uuid[], '{}'); end $$;
create function app.streams() returns uuid[] language plpgsql stable security definer set search_path = pg_catalog as $$
begin return coalesce(string_to_array((guard.scope())[5], ',')::uuid[], '{}'); end $$;
create function app.classes() returns text[] language plpgsql stable security definer set search_path = pg_catalog as $$
begin return coalesce(string_to_array((guard.scope())[6], ','), '{}'); end $$;
create function app.purposes(class text) returns text[] language plpgsql stable security definer set search_path = pg_catalog as $$
declare parts text[] := guard.scope();
begin
  if parts is null or not class = any(string_to_array(parts[6], ',')) then return '{}'; end if;
  return string_to_array(parts[7], ',');
end $$;
create function app.flag(name text) returns boolean language plpgsql stable security definer set search_path = pg_catalog as $$
begin return coalesce(name = any(string_to_array((guard.scope())[8], ',')), false); end $$;
comment on function app.flag is 'write: the pipeline''s own scope · wide: tallies of any community · system: the server acting for itself';

grant usage on schema app, guard, vault to doorstep_guard;
grant select on guard.secret to doorstep_guard;
grant create on schema app, guard to doorstep_guard;
do $$
declare f regprocedure;
begin
  execute format('grant doorstep_guard to %I', current_user);
  foreach f in array array['guard.scope()', 'app.communities()', 'app.streams()', 'app.classes()', 'app.purposes(text)', 'app.flag(text)']::regprocedure[] loop
    execute format('alter function %s owner to doorstep_guard', f);
  end loop;
end $$;
revoke create on schema app, guard from doorstep_guard;
revoke all on function guard.scope() from public;
grant usage on schema app, vault to doorstep_app;
revoke create on schema public from public;
grant usage on schema public to doorstep_app;

create table installation (
  one boolean primary key default true check (one),
  kind text not null constraint installation_kind check (kind in ('demo', 'drill', 'live')),
  clock_offset_ms bigint not null default 0,
  dictionary_version int not null default 0,
  created_at bigint not null,
  constraint live_keeps_real_time check (kind <> 'live' or clock_offset_ms = 0)
);
comment on table installation is 'what this database is; its kind is set at creation and never changes';
grant select on installation to doorstep_app;
grant update (clock_offset_ms, dictionary_version) on installation to doorstep_app;
