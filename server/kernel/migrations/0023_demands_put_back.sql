-- A demand settled by mistake is put back to be settled anew; what was asked meanwhile is still known to have been asked.
alter table demand add column asked_from bigint;
alter table demand add column asked_until bigint;
comment on column demand.asked_from is 'with asked_until: an earlier time in which it was asked, before it was put back';
