-- What has expired is deleted by the server acting for itself, whatever community it belonged to; it never reads it.
create policy system_finds_expired on file for select using ((select app.flag('system')));
create policy system_drops_expired on file for delete using ((select app.flag('system')));
create index file_of_stream on file (stream_id, kind, created_at desc);
