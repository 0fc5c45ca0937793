-- Rounds: who is asked, in which groups, and by what mail. Nothing in this file ever tells who has answered (docs/ballots.md).

-- The round in scope, for door B, which sees the ballots of one round at a time.
create function current_round() returns uuid
  language sql stable parallel safe
  as $$ select nullif(current_setting('app.round_id', true), '')::uuid $$;

-- draft → opening (the leader has opened it; door A is making its keys) → open → sealed. That a round is closed is a matter
-- of the clock, not a state: from closes_at on no first ballots, until seal_at edits.
create table round (
  org_id uuid not null,
  round_id uuid not null,
  cycle_id uuid not null,
  opens_at timestamptz not null,
  closes_at timestamptz not null,
  seal_at timestamptz not null,
  reminder_dates date[] not null default '{}',
  languages text[] not null default '{en}',
  invitation_subject text not null,
  invitation_text text not null,
  published_facts jsonb not null default '[]', -- [{itemId, prompt, answer}], language maps: what the leader lets respondents see and contradict
  state text not null default 'draft' check (state in ('draft', 'opening', 'open', 'sealed')),
  opened_by text,
  version integer not null default 1,
  primary key (org_id, round_id),
  unique (org_id, cycle_id),
  foreign key (org_id, cycle_id) references cycle,
  check (opens_at < closes_at and closes_at <= seal_at)
);
create unique index round_by_id on round (round_id); -- door B's address holds the round alone

-- Role groups that share one signing key; merged below five people before the round opens.
create table stratum (
  org_id uuid not null,
  round_id uuid not null,
  stratum_id uuid not null,
  roles text[] not null,
  size integer not null check (size > 0),
  public_key text,                   -- SPKI, base64url; null until door A has made it
  fingerprint text,
  questionnaire jsonb,               -- what its people are asked, frozen at opening
  primary key (org_id, round_id, stratum_id),
  foreign key (org_id, round_id) references round
);

-- Read when the round opens and when mail is sent, never when somebody answers: door A then knows its tokens by heart. PostgreSQL
-- marks rows that are read (hint bits, pruning), and those marks reach the disk and the write-ahead log with a time.
create table roster_entry (
  org_id uuid not null,
  round_id uuid not null,
  entry_id uuid not null,
  role text not null check (role in ('leader', 'staff', 'survivor_advisory', 'board', 'member_program')),
  name text not null check (length(name) between 1 and 120),
  email text check (email = lower(email) and length(email) between 3 and 254), -- null: a printed sheet
  stratum_id uuid,                   -- null until the round opens
  token_hash text check (token_hash ~ '^[0-9a-f]{64}$'),
  primary key (org_id, round_id, entry_id),
  foreign key (org_id, round_id) references round
);
create unique index roster_entry_token on roster_entry (token_hash);
create unique index roster_entry_email on roster_entry (org_id, round_id, email);

-- What was sent, never what came back.
create table mail_delivery (
  org_id uuid not null,
  round_id uuid not null,
  entry_id uuid not null,
  kind text not null check (kind ~ '^(invitation|reminder-[1-9])$'),
  state text not null default 'queued' check (state in ('queued', 'sent', 'bounced')),
  attempts integer not null default 0,
  last_error text,
  primary key (org_id, round_id, entry_id, kind),
  foreign key (org_id, round_id, entry_id) references roster_entry on delete cascade
);

do $$
declare t text;
begin
  foreach t in array array['round', 'stratum', 'roster_entry', 'mail_delivery'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy owner_all on %I to current_user using (true) with check (true)', t);
    execute format('create policy tenant on %I to followthrough_app using (org_id = current_org()) with check (org_id = current_org())', t);
  end loop;
end $$;

-- Not granted: delete on round (history), state 'open' and 'sealed' are reached by the doors' jobs, which work as the owner.
grant select on round, stratum, roster_entry, mail_delivery to followthrough_app;
grant insert (org_id, round_id, cycle_id, opens_at, closes_at, seal_at, reminder_dates, languages, invitation_subject, invitation_text, published_facts) on round to followthrough_app;
grant update (opens_at, closes_at, seal_at, reminder_dates, languages, invitation_subject, invitation_text, published_facts, state, opened_by, version) on round to followthrough_app;
grant insert (org_id, round_id, stratum_id, roles, size) on stratum to followthrough_app;
grant delete on stratum, roster_entry to followthrough_app;
grant insert (org_id, round_id, entry_id, role, name, email) on roster_entry to followthrough_app;
grant update (role, name, email, stratum_id, token_hash) on roster_entry to followthrough_app;
grant insert (org_id, round_id, entry_id, kind) on mail_delivery to followthrough_app;
grant update (state, attempts, last_error) on mail_delivery to followthrough_app;

grant execute on function current_round() to followthrough_app;
