-- Ballots, and what remains of them after the seal. No timestamp, no sequence, no person (docs/ballots.md).

-- Until the seal. No foreign key: checking one would write to the row it points at, once per ballot.
create table ballot (
  org_id uuid not null,
  round_id uuid not null,
  key_hash text not null check (key_hash ~ '^[0-9a-f]{64}$'), -- SHA-256 of the ballot's public key; its being unique is what makes it one per person
  stratum_id uuid not null,
  public_key text not null,
  version integer not null check (version > 0),
  content jsonb,                     -- {role, answers, mismatches, comments}; null = withdrawn
  primary key (org_id, round_id, key_hash)
);

-- After the seal, written in random order by one transaction per round. Comments have no way back to a ballot.
create table sealed_ballot (
  org_id uuid not null,
  round_id uuid not null,
  sealed_ballot_id uuid not null,
  stratum_id uuid not null,
  role text not null,
  answers jsonb not null,            -- {itemId: 0–4 | 'skipped'}
  primary key (org_id, round_id, sealed_ballot_id),
  foreign key (org_id, round_id, stratum_id) references stratum
);

create table sealed_comment (
  org_id uuid not null,
  round_id uuid not null,
  comment_id uuid not null,
  item_id text not null,
  stratum_roles text[] not null,
  text text not null check (length(text) between 1 and 2000),
  review text not null default 'waiting' check (review in ('waiting', 'released', 'held')),
  theme text,
  primary key (org_id, round_id, comment_id),
  foreign key (org_id, round_id) references round
);

-- How many ballots said "this does not match what I see" of a published fact. Never shown as it is: only mismatch_share is.
create table sealed_mismatch (
  org_id uuid not null,
  round_id uuid not null,
  item_id text not null,
  stratum_id uuid not null,
  count integer not null check (count >= 0),
  primary key (org_id, round_id, item_id, stratum_id),
  foreign key (org_id, round_id, stratum_id) references stratum
);

-- What screens may read: audited and coded (shared/src/disclosure).
create table voice (
  org_id uuid not null,
  cycle_id uuid not null,
  item_id text not null,
  group_id text not null,            -- a role, a merged group ('board+staff') or '_pool'
  state text not null check (state in ('shown', 'too_few')),
  n_band text,
  mean_coded double precision,
  coded boolean not null,            -- true: the figure is a bound ("90 or more")
  se_band double precision,
  agreement text,
  turnout_band text,
  primary key (org_id, cycle_id, item_id, group_id),
  foreign key (org_id, cycle_id) references cycle,
  check (state = 'shown' or (n_band is null and mean_coded is null and se_band is null and agreement is null))
);

create table mismatch_share (
  org_id uuid not null,
  cycle_id uuid not null,
  item_id text not null,
  state text not null check (state in ('shown', 'too_few')),
  n_band text,
  share_band text,
  primary key (org_id, cycle_id, item_id),
  foreign key (org_id, cycle_id) references cycle,
  check (state = 'shown' or (n_band is null and share_band is null))
);

do $$
declare t text;
begin
  foreach t in array array['ballot', 'sealed_ballot', 'sealed_comment', 'sealed_mismatch', 'voice', 'mismatch_share'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy owner_all on %I to current_user using (true) with check (true)', t);
  end loop;
  foreach t in array array['sealed_comment', 'voice', 'mismatch_share'] loop
    execute format('create policy tenant on %I to followthrough_app using (org_id = current_org()) with check (org_id = current_org())', t);
  end loop;
end $$;

create policy round_in_scope on ballot to followthrough_door_b
  using (org_id = current_org() and round_id = current_round()) with check (org_id = current_org() and round_id = current_round());

-- Not granted: anything on ballot, sealed_ballot and sealed_mismatch to the application, and anything but ballots to door B.
-- The seal and the voices are made by jobs, which work as the owner.
grant select on sealed_comment, voice, mismatch_share to followthrough_app;
grant update (review, theme) on sealed_comment to followthrough_app;

grant usage on schema public to followthrough_door_b;
grant execute on function current_org(), current_round() to followthrough_door_b;
grant select on ballot to followthrough_door_b;
grant insert (org_id, round_id, key_hash, stratum_id, public_key, version, content) on ballot to followthrough_door_b;
grant update (version, content) on ballot to followthrough_door_b;

-- Both doors: what everybody may know of a round. It precedes any scope, since the round is all that the caller has.
create function public_round(p_round_id uuid)
  returns table (org_id uuid, org_name text, state text, opens_at timestamptz, closes_at timestamptz, seal_at timestamptz, languages text[],
                 published_facts jsonb, strata jsonb)
  language sql stable security definer set search_path = public, pg_temp
  as $$
    select r.org_id, o.name, r.state, r.opens_at, r.closes_at, r.seal_at, r.languages, r.published_facts,
           (select jsonb_agg(jsonb_build_object('stratumId', s.stratum_id, 'roles', s.roles, 'publicKey', s.public_key,
                                                'fingerprint', s.fingerprint, 'questionnaire', s.questionnaire) order by s.stratum_id)
              from stratum s where s.org_id = r.org_id and s.round_id = r.round_id)
      from round r join organization o on o.org_id = r.org_id
     where r.round_id = p_round_id and r.state in ('open', 'sealed')
  $$;

-- The same, keeping the seal waiting until this transaction is over: a ballot that was acknowledged is always sealed.
-- An advisory lock, since a lock on the round's row would write to it once per ballot.
create function public_round_for_ballot(p_round_id uuid)
  returns table (org_id uuid, org_name text, state text, opens_at timestamptz, closes_at timestamptz, seal_at timestamptz, languages text[],
                 published_facts jsonb, strata jsonb)
  language plpgsql volatile security definer set search_path = public, pg_temp
  as $$
  begin
    perform pg_advisory_xact_lock_shared(hashtextextended('followthrough.seal.' || p_round_id, 0));
    return query select * from public_round(p_round_id);
  end $$;
grant execute on function public_round(uuid) to followthrough_door_b, followthrough_app;
grant execute on function public_round_for_ballot(uuid) to followthrough_door_b;

-- The rounds behind a printed code: the first ten hex digits of their ids, nearly always one round.
create function rounds_by_prefix(p_prefix text) returns setof uuid
  language sql stable security definer set search_path = public, pg_temp
  as $$
    select round_id from round
     where round_id between (p_prefix || repeat('0', 22))::uuid and (p_prefix || repeat('f', 22))::uuid and state in ('open', 'sealed')
  $$;
grant execute on function rounds_by_prefix(text) to followthrough_door_b;

-- Participation while a round is open: in steps of five, cut off here so that nothing further up ever knows more.
-- A withdrawn ballot counts until the seal: a step that went down would tell that somebody withdrew.
create function participation(p_round_id uuid) returns table (stratum_id uuid, at_least integer)
  language sql stable security definer set search_path = public, pg_temp
  as $$
    select s.stratum_id, (count(b.key_hash) / 5 * 5)::integer
      from stratum s left join ballot b
        on b.org_id = s.org_id and b.round_id = s.round_id and b.stratum_id = s.stratum_id
     where s.org_id = current_org() and s.round_id = p_round_id
     group by s.stratum_id
  $$;
grant execute on function participation(uuid) to followthrough_app;
