-- People and how they sign in. A person belongs to no tenant: one person may work for several organizations.
-- Sign-in precedes any scope, so it goes through the security definer functions at the end of this file.

create table person (
  person_id uuid primary key,
  email text not null check (email = lower(email) and length(email) between 3 and 254),
  name text not null check (length(name) between 1 and 120),
  email_verified_at timestamptz,
  password_hash text,
  totp_secret text,                 -- encrypted by the application; null = no second factor
  totp_confirmed_at timestamptz,
  totp_last_step bigint,            -- a code is good once: the last time step that was accepted
  created_at timestamptz not null,
  unique (email)
);

create table session (
  session_hash text primary key check (session_hash ~ '^[0-9a-f]{64}$'), -- SHA-256 of the cookie; the cookie itself is never stored
  session_id uuid not null unique,  -- the public name of a session, for the list in which a person revokes it
  person_id uuid not null references person on delete cascade,
  label text not null check (length(label) <= 120), -- "Firefox on Windows": a family, never the full user agent
  created_at timestamptz not null,
  last_used_on date not null,       -- a day, not a time: enough to recognize a session, too coarse to follow a person
  expires_at timestamptz not null
);
create index session_person on session (person_id);

create table passkey (
  person_id uuid not null references person on delete cascade,
  passkey_id uuid not null unique,  -- its name in addresses; credential ids may be a thousand bytes long
  credential_id text not null unique,
  public_key bytea not null,
  counter bigint not null,
  transports text[] not null,
  name text not null check (length(name) between 1 and 80),
  created_at timestamptz not null,
  last_used_on date,
  primary key (person_id, credential_id)
);

-- For the day the phone is lost: ten codes beside the second factor, each good once.
create table recovery_code (
  person_id uuid not null references person on delete cascade,
  code_hash text not null check (code_hash ~ '^[0-9a-f]{64}$'),
  primary key (person_id, code_hash)
);

-- One-time links (verify an address, recover an account). Only a hash is kept; a link is used up by POST, never by GET.
create table email_token (
  token_hash text primary key check (token_hash ~ '^[0-9a-f]{64}$'),
  person_id uuid not null references person on delete cascade,
  purpose text not null check (purpose in ('verify_email', 'recover')),
  expires_at timestamptz not null,
  used_at timestamptz
);
create index email_token_person on email_token (person_id);

-- A sign-in that has begun and not ended: a password accepted that still waits for its second factor, or a passkey challenge.
create table sign_in_step (
  step_hash text primary key check (step_hash ~ '^[0-9a-f]{64}$'),
  person_id uuid references person on delete cascade,
  kind text not null check (kind in ('second_factor', 'passkey_sign_in', 'passkey_register')),
  challenge text,
  expires_at timestamptz not null
);
create index sign_in_step_person on sign_in_step (person_id);

alter table person enable row level security;
alter table person force row level security;
alter table session enable row level security;
alter table session force row level security;
alter table passkey enable row level security;
alter table passkey force row level security;
alter table recovery_code enable row level security;
alter table recovery_code force row level security;
alter table email_token enable row level security;
alter table email_token force row level security;
alter table sign_in_step enable row level security;
alter table sign_in_step force row level security;

create policy owner_all on person to current_user using (true) with check (true);
create policy owner_all on session to current_user using (true) with check (true);
create policy owner_all on passkey to current_user using (true) with check (true);
create policy owner_all on recovery_code to current_user using (true) with check (true);
create policy owner_all on email_token to current_user using (true) with check (true);
create policy owner_all on sign_in_step to current_user using (true) with check (true);

create policy own_rows on person to followthrough_app
  using (person_id = current_person()) with check (person_id = current_person());
create policy own_rows on session to followthrough_app
  using (person_id = current_person()) with check (person_id = current_person());
create policy own_rows on passkey to followthrough_app
  using (person_id = current_person()) with check (person_id = current_person());

create policy own_rows on recovery_code to followthrough_app
  using (person_id = current_person()) with check (person_id = current_person());

-- Not granted: insert and delete on person (registration is a function; leaving the platform is an operator's act),
-- and anything at all on email_token and sign_in_step, which only the functions below touch.
grant select on person to followthrough_app;
grant update (email_verified_at, password_hash, totp_secret, totp_confirmed_at, totp_last_step) on person to followthrough_app;
grant select, delete on session to followthrough_app;
grant insert (session_hash, session_id, person_id, label, created_at, last_used_on, expires_at) on session to followthrough_app;
grant select, delete on passkey to followthrough_app;
grant insert (person_id, passkey_id, credential_id, public_key, counter, transports, name, created_at) on passkey to followthrough_app;
grant update (name, counter, last_used_on) on passkey to followthrough_app;
grant select, delete on recovery_code to followthrough_app;
grant insert (person_id, code_hash) on recovery_code to followthrough_app;

-- Signing in precedes any scope. These functions only tell who it would be, or use up a one-time secret; everything else
-- then happens in that person's scope, under the policies above. Each pins its search_path.

create function person_by_email(p_email text) returns uuid
  language sql stable security definer set search_path = public, pg_temp
  as $$ select person_id from person where email = p_email $$;

create function person_by_passkey(p_credential_id text) returns uuid
  language sql stable security definer set search_path = public, pg_temp
  as $$ select person_id from passkey where credential_id = p_credential_id $$;

-- False when the address is taken. The caller answers alike and lets a mail tell the owner.
create function register_person(p_person_id uuid, p_email text, p_name text, p_password_hash text, p_now timestamptz) returns boolean
  language sql security definer set search_path = public, pg_temp
  as $$
    with made as (
      insert into person (person_id, email, name, password_hash, created_at)
      values (p_person_id, p_email, p_name, p_password_hash, p_now)
      on conflict (email) do nothing
      returning 1)
    select exists (select from made)
  $$;

create function issue_email_token(p_token_hash text, p_person_id uuid, p_purpose text, p_expires_at timestamptz) returns void
  language sql security definer set search_path = public, pg_temp
  as $$
    insert into email_token (token_hash, person_id, purpose, expires_at) values (p_token_hash, p_person_id, p_purpose, p_expires_at)
  $$;

-- Uses a link up, and with it every other link of the same person and purpose. `state` is 'good' for exactly one caller,
-- however many come at once.
create function use_email_token(p_token_hash text, p_purpose text, p_now timestamptz)
  returns table (person_id uuid, state text)
  language plpgsql security definer set search_path = public, pg_temp
  as $$
  #variable_conflict use_column
  begin
    return query
      update email_token set used_at = p_now
       where token_hash = p_token_hash and purpose = p_purpose and used_at is null and expires_at > p_now
       returning email_token.person_id, 'good'::text;
    if found then
      update email_token set used_at = p_now
       where purpose = p_purpose and used_at is null
         and person_id = (select t.person_id from email_token t where t.token_hash = p_token_hash);
      return;
    end if;
    return query
      select t.person_id, case when t.used_at is null then 'expired' else 'used' end
        from email_token t where t.token_hash = p_token_hash and t.purpose = p_purpose;
  end $$;

create function begin_sign_in_step(p_step_hash text, p_person_id uuid, p_kind text, p_challenge text, p_expires_at timestamptz) returns void
  language sql security definer set search_path = public, pg_temp
  as $$
    insert into sign_in_step (step_hash, person_id, kind, challenge, expires_at)
    values (p_step_hash, p_person_id, p_kind, p_challenge, p_expires_at)
  $$;

-- Takes the step away. A request that then fails rolls back, and the step may be tried again until it expires.
create function take_sign_in_step(p_step_hash text, p_kind text, p_now timestamptz)
  returns table (person_id uuid, challenge text)
  language sql security definer set search_path = public, pg_temp
  as $$
    delete from sign_in_step
     where step_hash = p_step_hash and kind = p_kind and expires_at > p_now
    returning person_id, challenge
  $$;

-- Whoever holds the cookie may end its session, in whatever state it is.
create function end_session(p_session_hash text) returns void
  language sql security definer set search_path = public, pg_temp
  as $$ delete from session where session_hash = p_session_hash $$;

-- At most once a day per session: idle sessions end (session_actor), and a person recognizes the ones in use.
create function touch_session(p_session_hash text, p_today date) returns void
  language sql security definer set search_path = public, pg_temp
  as $$ update session set last_used_on = p_today where session_hash = p_session_hash and last_used_on < p_today $$;

grant execute on function
  person_by_email(text),
  person_by_passkey(text),
  register_person(uuid, text, text, text, timestamptz),
  issue_email_token(text, uuid, text, timestamptz),
  use_email_token(text, text, timestamptz),
  begin_sign_in_step(text, uuid, text, text, timestamptz),
  take_sign_in_step(text, text, timestamptz),
  end_session(text),
  touch_session(text, date)
  to followthrough_app;
