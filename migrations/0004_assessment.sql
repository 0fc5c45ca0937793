-- The yearly check: instrument versions, cycles, the official answers with their history, evidence, and scores.

-- Reference data: the same for all tenants, immutable once published (no update or delete is granted to anyone but the owner,
-- and the publisher refuses a version whose content hash changed).
create table instrument_version (
  instrument_version text primary key,
  content_hash text not null check (content_hash ~ '^[0-9a-f]{64}$'),
  body jsonb not null,
  published_at timestamptz not null
);

create table cycle (
  org_id uuid not null references organization,
  cycle_id uuid not null,
  year integer not null check (year between 2000 and 2200),
  instrument_version text not null references instrument_version,
  profile jsonb not null,            -- the profile as it was for this cycle; drives applicability
  opens_at timestamptz not null,
  closes_at timestamptz not null,
  seal_at timestamptz not null,
  release_at timestamptz not null,
  submitted_at timestamptz,
  submitted_by text,
  version integer not null default 1,
  primary key (org_id, cycle_id),
  unique (org_id, year),
  check (opens_at < closes_at and closes_at <= seal_at and seal_at <= release_at)
);

-- One row per answer of the official record. No foreign key to cycle: it would double the cost of an autosave,
-- and the only statement that writes here (features/assessment/queries.ts) selects the open cycle in the same breath.
create table answer (
  org_id uuid not null,
  cycle_id uuid not null,
  item_id text not null,
  state text not null check (state in ('answered', 'dont_know', 'prefer_not_to_say', 'not_applicable_with_reason', 'blank')),
  value jsonb,
  reason text,
  note text,
  links jsonb not null default '[]',
  version integer not null,
  changed_by text not null,
  changed_at timestamptz not null,
  primary key (org_id, cycle_id, item_id)
);

-- Who changed what when. Append-only.
create table answer_change (
  org_id uuid not null,
  cycle_id uuid not null,
  item_id text not null,
  version integer not null,
  state text not null,
  value jsonb,
  reason text,
  note text,
  links jsonb not null,
  changed_by text not null,
  changed_at timestamptz not null,
  primary key (org_id, cycle_id, item_id, version)
);

-- A section lent to a colleague by link. The link's secret rides in the URL fragment; only its hash is here.
create table section_handover (
  org_id uuid not null,
  handover_id uuid not null,
  cycle_id uuid not null,
  section text not null check (section ~ '^R[1-9]$'),
  colleague text not null check (length(colleague) between 1 and 120),
  token_hash text not null check (token_hash ~ '^[0-9a-f]{64}$'),
  created_at timestamptz not null,
  expires_at timestamptz not null,
  done_at timestamptz,
  revoked_at timestamptz,
  primary key (org_id, handover_id),
  foreign key (org_id, cycle_id) references cycle
);
create unique index section_handover_token on section_handover (token_hash);
create index section_handover_cycle on section_handover (org_id, cycle_id);

-- Evidence files: the bytes live outside the database behind one interface (server/src/evidence-store); this is the list.
create table evidence_file (
  org_id uuid not null,
  file_id uuid not null,
  cycle_id uuid not null,
  item_id text not null,
  file_name text not null check (length(file_name) between 1 and 200),
  media_type text not null,
  byte_size integer not null check (byte_size > 0),
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  added_by text not null,
  added_at timestamptz not null,
  removed_at timestamptz,
  primary key (org_id, file_id),
  foreign key (org_id, cycle_id) references cycle
);
create index evidence_file_cycle on evidence_file (org_id, cycle_id);

-- Scores are computed once per submission and kept; screens and reports read these rows, never raw answers.
create table score_snapshot (
  org_id uuid not null,
  cycle_id uuid not null,
  basis text not null check (basis in ('facts', 'facts_and_voices')),
  recommendation text not null check (recommendation ~ '^R[1-9]$'),
  scoring_version integer not null,
  state text not null check (state in ('published', 'not_enough_answers', 'not_applicable')),
  score double precision,
  se double precision,
  range_low double precision,        -- closed form (docs/scoring.md), what screens show
  range_high double precision,
  bootstrap_low double precision,    -- seeded bootstrap, for the technical appendix
  bootstrap_high double precision,
  completeness double precision,
  missing_low double precision,
  missing_high double precision,
  limited_scope boolean not null,
  computed_at timestamptz not null,
  primary key (org_id, cycle_id, basis, recommendation),
  foreign key (org_id, cycle_id) references cycle
);

create table item_score (
  org_id uuid not null,
  cycle_id uuid not null,
  basis text not null check (basis in ('facts', 'facts_and_voices')),
  item_id text not null,
  recommendation text not null,
  scoring_version integer not null,
  state text not null,
  reason text,                       -- why it was left out, a code
  score double precision,
  se double precision,
  weight double precision not null,
  figures jsonb,                     -- derived figures, such as coverage and cost to close
  primary key (org_id, cycle_id, basis, item_id),
  foreign key (org_id, cycle_id) references cycle
);

create table overall_score (
  org_id uuid not null,
  cycle_id uuid not null,
  basis text not null check (basis in ('facts', 'facts_and_voices')),
  state text not null check (state in ('published', 'not_shown')),
  score double precision,
  range_low double precision,
  range_high double precision,
  lowest_three text[] not null,
  published integer not null,
  applicable integer not null,
  primary key (org_id, cycle_id, basis),
  foreign key (org_id, cycle_id) references cycle
);

do $$
declare t text;
begin
  foreach t in array array['cycle', 'answer', 'answer_change', 'section_handover', 'evidence_file',
                           'score_snapshot', 'item_score', 'overall_score'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy owner_all on %I to current_user using (true) with check (true)', t);
    execute format('create policy tenant on %I to followthrough_app using (org_id = current_org()) with check (org_id = current_org())', t);
  end loop;
end $$;

grant select on instrument_version to followthrough_app;

-- Not granted: delete on cycle, answer and answer_change (history is append-only), update on answer_change and evidence content.
grant select on cycle to followthrough_app;
grant insert (org_id, cycle_id, year, instrument_version, profile, opens_at, closes_at, seal_at, release_at) on cycle to followthrough_app;
grant update (profile, submitted_at, submitted_by, version) on cycle to followthrough_app;
grant select on answer to followthrough_app;
grant insert (org_id, cycle_id, item_id, state, value, reason, note, links, version, changed_by, changed_at) on answer to followthrough_app;
grant update (state, value, reason, note, links, version, changed_by, changed_at) on answer to followthrough_app;
grant select on answer_change to followthrough_app;
grant insert (org_id, cycle_id, item_id, version, state, value, reason, note, links, changed_by, changed_at) on answer_change to followthrough_app;
grant select on section_handover to followthrough_app;
grant insert (org_id, handover_id, cycle_id, section, colleague, token_hash, created_at, expires_at) on section_handover to followthrough_app;
grant update (done_at, revoked_at) on section_handover to followthrough_app;
grant select on evidence_file to followthrough_app;
grant insert (org_id, file_id, cycle_id, item_id, file_name, media_type, byte_size, sha256, added_by, added_at) on evidence_file to followthrough_app;
grant update (removed_at) on evidence_file to followthrough_app;
grant select, delete on score_snapshot, item_score, overall_score to followthrough_app;
grant insert (org_id, cycle_id, basis, recommendation, scoring_version, state, score, se, range_low, range_high, bootstrap_low, bootstrap_high,
              completeness, missing_low, missing_high, limited_scope, computed_at) on score_snapshot to followthrough_app;
grant insert (org_id, cycle_id, basis, item_id, recommendation, scoring_version, state, reason, score, se, weight, figures) on item_score to followthrough_app;
grant insert (org_id, cycle_id, basis, state, score, range_low, range_high, lowest_three, published, applicable) on overall_score to followthrough_app;
