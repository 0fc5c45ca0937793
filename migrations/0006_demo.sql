-- The doors of the demo world: the leader of an invented organization, found by its name. It precedes any scope, hence
-- definer; it finds nothing but organizations that were loaded as demo data.

create function demo_leader(p_organization text)
  returns table (org_id uuid, org_name text, kind text, person_id uuid, person_name text)
  language sql stable security definer set search_path = public, pg_temp
  as $$
    select o.org_id, o.name, o.kind, m.person_id, m.name
      from organization o join membership m on m.org_id = o.org_id and m.role = 'leader'
     where o.is_demo and o.name = p_organization
     order by m.since, m.person_id limit 1
  $$;
grant execute on function demo_leader(text) to followthrough_app;
