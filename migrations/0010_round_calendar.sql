-- What of a round changes while it is open, without what its opening froze (keys, questionnaires, published facts): processes keep
-- that in memory, and the calendar is read anew with each ballot. `public_round_for_ballot` stays for processes of the version before.

create function round_calendar(p_round_id uuid)
  returns table (org_name text, state text, opens_at timestamptz, closes_at timestamptz, seal_at timestamptz)
  language sql stable security definer set search_path = public, pg_temp
  as $$
    select o.name, r.state, r.opens_at, r.closes_at, r.seal_at
      from round r join organization o on o.org_id = r.org_id
     where r.round_id = p_round_id and r.state in ('open', 'sealed')
  $$;

-- The same, keeping the seal waiting until this transaction is over: a ballot that was acknowledged is always sealed.
-- An advisory lock, since a lock on the round's row would write to it once per ballot.
create function round_calendar_for_ballot(p_round_id uuid)
  returns table (org_name text, state text, opens_at timestamptz, closes_at timestamptz, seal_at timestamptz)
  language plpgsql volatile security definer set search_path = public, pg_temp
  as $$
  begin
    perform pg_advisory_xact_lock_shared(hashtextextended('followthrough.seal.' || p_round_id, 0));
    return query select * from round_calendar(p_round_id);
  end $$;
grant execute on function round_calendar(uuid) to followthrough_app, followthrough_door_b;
grant execute on function round_calendar_for_ballot(uuid) to followthrough_door_b;
