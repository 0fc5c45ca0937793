-- Networks: who convenes whom, what each member lets be told of it, and what was told (docs/networks.md). A network's own rows
-- belong to the organization that convenes it (its steward); a member's decisions belong to the member, and the steward can
-- never read them. What a member shares by name is copied into the network's rows by a job, at the time of sharing.

-- The network in scope, for members who read what their network shows. Set only after the membership was found.
create function current_network() returns uuid
  language sql stable parallel safe
  as $$ select nullif(current_setting('app.network_id', true), '')::uuid $$;
grant execute on function current_network() to followthrough_app;

-- On legal advice an organization can turn some questions into context only (docs/scoring.md).
alter table organization add column counsel_switch boolean not null default false;
grant update (counsel_switch) on organization to followthrough_app;

-- ---- The steward's rows ----

create table network (
  org_id uuid not null references organization,
  network_id uuid not null,
  steward_name text not null,
  steward_kind text not null check (steward_kind in ('coalition', 'ta_provider', 'funder')),
  name text not null check (length(name) between 1 and 160),
  purpose text not null check (length(purpose) between 1 and 2000),
  breakdowns jsonb not null,         -- up to three: [{id, label, options: [{id, label}]}]; ids type, size, setting come from the profile
  protected_from_year integer,       -- recommendations 3, 4 and 8 are released from this year on, where every member agrees; null: never
  public_slug text check (public_slug ~ '^[a-z0-9][a-z0-9-]{2,59}$'),
  public_from_year integer,          -- null: no public page
  pledge_signed_by text,             -- funders: results are not used to give, cut or shape a grant
  pledge_signed_at timestamptz,
  created_at timestamptz not null,
  version integer not null default 1,
  primary key (org_id, network_id),
  check ((public_slug is null) = (public_from_year is null))
);
create unique index network_by_id on network (network_id);
create unique index network_public_slug on network (public_slug);

-- The calendar of one year: a network's release takes in what is submitted when it is frozen.
create table network_cycle (
  org_id uuid not null,
  network_id uuid not null,
  year integer not null check (year between 2000 and 2200),
  opens_at timestamptz not null,
  closes_at timestamptz not null,
  freeze_at timestamptz not null,    -- the seal: from here on, decisions count for the next year
  release_at timestamptz not null,   -- organizations see their own results 60 days before any total that holds them
  revise_at timestamptz not null,    -- late answers are taken in once, if the audit lets them
  primary key (org_id, network_id, year),
  foreign key (org_id, network_id) references network,
  check (opens_at < closes_at and closes_at <= freeze_at and freeze_at + interval '60 days' <= release_at and release_at <= revise_at)
);

-- What was offered, never what came of it: declining and leaving are not shown to anyone.
create table network_offer (
  org_id uuid not null,
  network_id uuid not null,
  offer_id uuid not null,
  email text not null check (email = lower(email)),
  token_hash text not null check (token_hash ~ '^[0-9a-f]{64}$'),
  offered_by text not null,
  offered_at timestamptz not null,
  expires_at timestamptz not null,
  mailed_at timestamptz,
  used_at timestamptz,               -- for the link alone; not granted to the application to read (see below)
  revoked_at timestamptz,
  primary key (org_id, network_id, offer_id),
  foreign key (org_id, network_id) references network
);
create unique index network_offer_token on network_offer (token_hash);

-- A funder's answers about its own grants. Members read them; they are never scored against anybody.
create table mirror_answer (
  org_id uuid not null,
  network_id uuid not null,
  year integer not null,
  question_id text not null check (question_id ~ '^F[1-8]$'),
  level integer check (level between 0 and 4), -- null: not known
  note text check (length(note) <= 600),
  changed_by text not null,
  changed_at timestamptz not null,
  primary key (org_id, network_id, year, question_id),
  foreign key (org_id, network_id) references network
);

-- What members share by name: copies, made by a job when the member says so, removed when it withdraws.
create table named_score (
  org_id uuid not null,
  network_id uuid not null,
  year integer not null,
  recommendation text not null check (recommendation ~ '^R[1-9]$'),
  member_org_id uuid not null,
  member_name text not null,
  by jsonb not null,                 -- its value of each breakdown
  instrument_version text not null,
  state text not null check (state in ('published', 'not_enough_answers', 'not_applicable')),
  score double precision,
  range_low double precision,
  range_high double precision,
  completeness double precision,
  change_label text,                 -- since the year before, as the member's own page says it; null: none to tell
  note text check (length(note) <= 600),
  shared_at timestamptz not null,
  primary key (org_id, network_id, year, recommendation, member_org_id),
  foreign key (org_id, network_id) references network
);

-- One freezing of one year: revision 1 at the seal, revision 2 with late answers.
create table release (
  org_id uuid not null,
  network_id uuid not null,
  year integer not null,
  revision integer not null check (revision in (1, 2)),
  state text not null check (state in ('running', 'frozen', 'failed')),
  done integer not null default 0,   -- measures worked out, of `total`
  total integer not null default 0,
  frozen_at timestamptz not null,
  release_at timestamptz not null,
  primary key (org_id, network_id, year, revision),
  foreign key (org_id, network_id) references network
);

-- Every declared cell, released or refused. Figures come from shared/src/disclosure and from nowhere else.
create table released_cell (
  org_id uuid not null,
  network_id uuid not null,
  year integer not null,
  revision integer not null,
  measure text not null check (measure ~ '^(R[1-9]|wage_floor|living_wage|access_unmet|cost_to_close)$'),
  cell text not null,                -- its name: "total", "type=program", "type=program,size=small"
  by jsonb not null,
  place integer not null,            -- the order in which cells were tried
  released boolean not null,
  is_public boolean not null,        -- also passed the audit of what is public, with a threshold of ten
  n_from integer,                    -- `from` of the band of numbers; null when refused
  figures jsonb,                     -- {mean, coded, shares: [{share, coded}], change} or {from, to, coded}; null when refused
  release_at timestamptz not null,
  primary key (org_id, network_id, year, revision, measure, cell),
  foreign key (org_id, network_id, year, revision) references release
);

-- A practice that a member offers to show, or would like to see.
create table practice (
  org_id uuid not null,              -- the steward's
  network_id uuid not null,
  practice_id uuid not null,
  member_org_id uuid not null,
  member_name text not null,
  side text not null check (side in ('offers', 'wants')),
  recommendation text not null check (recommendation ~ '^R[1-9]$'),
  title text not null check (length(title) between 1 and 200),
  url text check (length(url) <= 2000),
  created_at timestamptz not null,
  primary key (org_id, network_id, practice_id),
  foreign key (org_id, network_id) references network
);

-- An introduction that a steward proposes. Only two yeses are shown; a no, or silence, looks like "proposed".
create table introduction (
  org_id uuid not null,              -- the steward's
  network_id uuid not null,
  introduction_id uuid not null,
  topic text not null,
  offering_org_id uuid not null,
  offering_name text not null,
  wanting_org_id uuid not null,
  wanting_name text not null,
  proposed_at timestamptz not null,
  offering_contact text,             -- name and address of whoever said yes; a column that is set is a yes
  wanting_contact text,
  primary key (org_id, network_id, introduction_id),
  foreign key (org_id, network_id) references network
);

-- ---- The member's rows ----

create table network_membership (
  org_id uuid not null references organization,
  network_id uuid not null,
  steward_org_id uuid not null,
  by jsonb not null default '{}',    -- its value of the network's own breakdowns; type, size and setting come from the cycle's profile
  shows_start boolean not null default false, -- whether the steward may see if this year's check is begun
  joined_by text not null,
  joined_at timestamptz not null,
  left_at timestamptz,               -- never shown to anyone
  primary key (org_id, network_id)
);
create index network_membership_network on network_membership (network_id);

-- What a member decided, recommendation by recommendation and year by year. Append-only: the latest counts, and before the first
-- the default of the network's kind does (shared/src/networks/consent.ts).
create table consent (
  org_id uuid not null,
  network_id uuid not null,
  year integer not null,
  recommendation text not null check (recommendation ~ '^R[1-9]$'),
  seq integer not null,
  level text not null check (level in ('nothing', 'aggregate', 'named')),
  decided_by text not null,
  decided_at timestamptz not null,
  primary key (org_id, network_id, year, recommendation, seq),
  foreign key (org_id, network_id) references network_membership
);

-- What a member says beside its by-name charts; it travels with them and with nothing else.
create table context_note (
  org_id uuid not null,
  network_id uuid not null,
  year integer not null,
  recommendation text not null check (recommendation ~ '^R[1-9]$'),
  note text not null check (length(note) between 1 and 600),
  changed_by text not null,
  changed_at timestamptz not null,
  primary key (org_id, network_id, year, recommendation),
  foreign key (org_id, network_id) references network_membership
);

-- The ledgers of the audit: in which cells an organization was ever counted, and where it was ever known by name. Written by jobs
-- alone and never deleted: what was told stays told. A member reads its own lines.
create table counted_in (
  org_id uuid not null,
  network_id uuid not null,
  year integer not null,
  revision integer not null,
  measure text not null,
  cell text not null,
  is_public boolean not null,
  release_at timestamptz not null,
  primary key (org_id, network_id, year, revision, measure, cell)
);
create index counted_in_measure on counted_in (measure, year);

create table named_in (
  org_id uuid not null,
  network_id uuid not null,
  year integer not null,
  recommendation text not null check (recommendation ~ '^R[1-9]$'),
  named_at timestamptz not null,
  withdrawn_at timestamptz,
  primary key (org_id, network_id, year, recommendation)
);

do $$
declare t text;
begin
  foreach t in array array['network', 'network_cycle', 'network_offer', 'mirror_answer', 'named_score', 'release', 'released_cell', 'practice',
                           'introduction', 'network_membership', 'consent', 'context_note', 'counted_in', 'named_in'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy owner_all on %I to current_user using (true) with check (true)', t);
  end loop;
  -- The steward's alone, and the member's alone.
  foreach t in array array['network_offer', 'named_score', 'network_membership', 'consent', 'context_note', 'counted_in', 'named_in'] loop
    execute format('create policy tenant on %I to followthrough_app using (org_id = current_org()) with check (org_id = current_org())', t);
  end loop;
  -- Members of the network may read these as well; writing stays with the steward.
  foreach t in array array['network', 'network_cycle', 'mirror_answer', 'release', 'released_cell'] loop
    execute format('create policy tenant on %I to followthrough_app using (org_id = current_org() or network_id = current_network()) with check (org_id = current_org())', t);
  end loop;
end $$;

-- A member reads and writes its own lines of these in the network's scope, and the steward all.
create policy tenant on practice to followthrough_app
  using (org_id = current_org() or (network_id = current_network() and member_org_id = current_org()))
  with check (network_id = current_network() and member_org_id = current_org());
create policy tenant on introduction to followthrough_app
  using (org_id = current_org() or (network_id = current_network() and current_org() in (offering_org_id, wanting_org_id)))
  with check (org_id = current_org() or (network_id = current_network() and current_org() in (offering_org_id, wanting_org_id)));

grant select on network, network_cycle, mirror_answer, named_score, release, released_cell, practice, introduction,
                network_membership, consent, context_note, counted_in, named_in to followthrough_app;
grant insert (org_id, network_id, steward_name, steward_kind, name, purpose, breakdowns, protected_from_year, created_at) on network to followthrough_app;
grant update (name, purpose, breakdowns, protected_from_year, public_slug, public_from_year, pledge_signed_by, pledge_signed_at, version) on network to followthrough_app;
grant insert (org_id, network_id, year, opens_at, closes_at, freeze_at, release_at, revise_at) on network_cycle to followthrough_app;
grant update (opens_at, closes_at, freeze_at, release_at, revise_at) on network_cycle to followthrough_app;
-- Not granted: used_at. Whoever convenes a network can't learn who took an offer up.
grant select (org_id, network_id, offer_id, email, token_hash, offered_by, offered_at, expires_at, mailed_at, revoked_at) on network_offer to followthrough_app;
grant insert (org_id, network_id, offer_id, email, token_hash, offered_by, offered_at, expires_at) on network_offer to followthrough_app;
grant update (revoked_at) on network_offer to followthrough_app;
grant insert (org_id, network_id, year, question_id, level, note, changed_by, changed_at) on mirror_answer to followthrough_app;
grant update (level, note, changed_by, changed_at) on mirror_answer to followthrough_app;
grant insert (org_id, network_id, practice_id, member_org_id, member_name, side, recommendation, title, url, created_at) on practice to followthrough_app;
grant delete on practice to followthrough_app;
grant insert (org_id, network_id, introduction_id, topic, offering_org_id, offering_name, wanting_org_id, wanting_name, proposed_at) on introduction to followthrough_app;
grant update (offering_contact, wanting_contact) on introduction to followthrough_app;
grant insert (org_id, network_id, steward_org_id, by, shows_start, joined_by, joined_at) on network_membership to followthrough_app;
grant update (by, shows_start, joined_by, joined_at, left_at) on network_membership to followthrough_app;
grant insert (org_id, network_id, year, recommendation, seq, level, decided_by, decided_at) on consent to followthrough_app;
grant insert (org_id, network_id, year, recommendation, note, changed_by, changed_at) on context_note to followthrough_app;
grant update (note, changed_by, changed_at) on context_note to followthrough_app;
grant delete on context_note to followthrough_app;

-- The offer behind a link: it precedes the scope. Taking it up marks it used, which only this function ever sees.
create function network_offer_by_token(p_token_hash text)
  returns table (org_id uuid, network_id uuid, offer_id uuid, email text, expires_at timestamptz, used_at timestamptz, revoked_at timestamptz)
  language sql stable security definer set search_path = public, pg_temp
  as $$
    select o.org_id, o.network_id, o.offer_id, o.email, o.expires_at, o.used_at, o.revoked_at
      from network_offer o where o.token_hash = p_token_hash
  $$;
create function use_network_offer(p_token_hash text, p_at timestamptz) returns boolean
  language sql security definer set search_path = public, pg_temp
  as $$
    with used as (
      update network_offer set used_at = p_at
       where token_hash = p_token_hash and used_at is null and revoked_at is null and expires_at > p_at
      returning 1)
    select exists (select from used)
  $$;

-- Which of the members that let it be seen have begun this year's check. For the network's steward alone.
create function network_starts(p_network_id uuid, p_year integer)
  returns table (member_org_id uuid, member_name text, state text)
  language sql stable security definer set search_path = public, pg_temp
  as $$
    select o.org_id, o.name,
           case when c.cycle_id is null then 'not_started' when c.submitted_at is null then 'under_way' else 'submitted' end
      from network n
      join network_membership m on m.network_id = n.network_id and m.shows_start and m.left_at is null
      join organization o on o.org_id = m.org_id
      left join cycle c on c.org_id = m.org_id and c.year = p_year
     where n.network_id = p_network_id and n.org_id = current_org()
     order by o.name
  $$;

-- How many members have submitted, in steps of five: all that is told before a release. Whoever leaves after submitting stays
-- counted, so that the number never falls because somebody left.
create function network_participation(p_network_id uuid, p_year integer) returns integer
  language sql stable security definer set search_path = public, pg_temp
  as $$
    select (count(*)::integer / 5) * 5
      from network n
      join network_membership m on m.network_id = n.network_id
      join cycle c on c.org_id = m.org_id and c.year = p_year and (m.left_at is null or c.submitted_at < m.left_at)
                  and c.submitted_at is not null
     where n.network_id = p_network_id and n.org_id = current_org()
  $$;

-- The network behind a public page.
create function public_network(p_slug text)
  returns table (network_id uuid, public_from_year integer)
  language sql stable security definer set search_path = public, pg_temp
  as $$ select n.network_id, n.public_from_year from network n where n.public_slug = p_slug $$;

grant execute on function network_offer_by_token(text), use_network_offer(text, timestamptz), network_starts(uuid, integer),
                          network_participation(uuid, integer), public_network(text) to followthrough_app;
