-- What requests need around their own work: the session behind a cookie, idempotency keys, mail in development.

create table idempotency_key (
  session_hash text not null,
  key text not null check (length(key) between 8 and 128),
  request_hash text not null,        -- method, path and body: the same key with another request is refused
  status integer not null,
  response jsonb not null,
  created_at timestamptz not null,
  primary key (session_hash, key)
);
create index idempotency_key_age on idempotency_key (created_at);
alter table idempotency_key enable row level security;
alter table idempotency_key force row level security;
create policy owner_all on idempotency_key to current_user using (true) with check (true);
create policy own_session on idempotency_key to followthrough_app
  using (session_hash = current_session_hash()) with check (session_hash = current_session_hash());
grant select on idempotency_key to followthrough_app;
grant insert (session_hash, key, request_hash, status, response, created_at) on idempotency_key to followthrough_app;
grant update (status, response) on idempotency_key to followthrough_app;

-- Mail when no SMTP server is configured: readable on the mailbox page, which exists only then. Not a tenant table:
-- it holds what an inbox would hold. Written by the mail job, which works as the owner.
create table mailbox_message (
  message_id uuid primary key,
  recipient text not null,
  subject text not null,
  body text not null,
  sent_at timestamptz not null
);
grant select on mailbox_message to followthrough_app;

-- The person behind a session cookie with her memberships, in one round trip. Precedes any scope, hence definer.
-- `stale`: not yet marked as used today (touch_session).
create function session_actor(p_session_hash text, p_now timestamptz)
  returns table (person_id uuid, session_id uuid, name text, email text, email_verified boolean, stale boolean, memberships jsonb)
  language sql stable security definer set search_path = public, pg_temp
  as $$
    select p.person_id, s.session_id, p.name, p.email, p.email_verified_at is not null,
           s.last_used_on < (p_now at time zone 'UTC')::date,
           coalesce((select jsonb_agg(jsonb_build_object('orgId', m.org_id, 'role', m.role, 'orgName', o.name, 'kind', o.kind, 'isDemo', o.is_demo) order by o.name, m.org_id)
                       from membership m join organization o on o.org_id = m.org_id
                      where m.person_id = p.person_id), '[]'::jsonb)
      from session s join person p on p.person_id = s.person_id
     where s.session_hash = p_session_hash and s.expires_at > p_now
       and s.last_used_on > (p_now at time zone 'UTC')::date - 15 -- idle for two weeks: signed out
  $$;

-- The colleague behind a section link.
create function handover_actor(p_token_hash text, p_now timestamptz)
  returns table (org_id uuid, org_name text, kind text, is_demo boolean, cycle_id uuid, handover_id uuid, section text, colleague text)
  language sql stable security definer set search_path = public, pg_temp
  as $$
    select h.org_id, o.name, o.kind, o.is_demo, h.cycle_id, h.handover_id, h.section, h.colleague
      from section_handover h join organization o on o.org_id = h.org_id
     where h.token_hash = p_token_hash and h.revoked_at is null and h.expires_at > p_now
  $$;

grant execute on function session_actor(text, timestamptz), handover_actor(text, timestamptz) to followthrough_app;

-- Jobs are written in the transaction that causes them. The queue's own tables belong to the owner alone.
create function enqueue_job(task text, payload json, run_at timestamptz default now()) returns void
  language sql security definer set search_path = public, pg_temp
  as $$ select graphile_worker.add_job(task, payload, run_at => run_at) $$;
grant execute on function enqueue_job(text, json, timestamptz) to followthrough_app;

-- Readiness asks whether the database is up to this build.
grant select on schema_migration to followthrough_app;
