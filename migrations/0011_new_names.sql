-- Stewards and members can't read each other's rows, so what they read of each other holds the organization's name: `network` its
-- steward's, `named_score`, `practice` and `introduction` the members'. A new name is carried into all of them at once, of members that
-- left as well: an old name that stays would tell of their leaving.

create function carry_new_name() returns void
  language plpgsql volatile security definer set search_path = public, pg_temp
  as $$
  declare new_name text;
  begin
    select o.name into strict new_name from organization o where o.org_id = current_org();
    update network set steward_name = new_name where org_id = current_org();
    update named_score set member_name = new_name where member_org_id = current_org();
    update practice set member_name = new_name where member_org_id = current_org();
    update introduction set offering_name = new_name where offering_org_id = current_org();
    update introduction set wanting_name = new_name where wanting_org_id = current_org();
  end $$;
grant execute on function carry_new_name() to followthrough_app;

-- Names that were changed before.
update network n set steward_name = o.name from organization o where o.org_id = n.org_id and o.name <> n.steward_name;
update named_score s set member_name = o.name from organization o where o.org_id = s.member_org_id and o.name <> s.member_name;
update practice p set member_name = o.name from organization o where o.org_id = p.member_org_id and o.name <> p.member_name;
update introduction i set offering_name = o.name from organization o where o.org_id = i.offering_org_id and o.name <> i.offering_name;
update introduction i set wanting_name = o.name from organization o where o.org_id = i.wanting_org_id and o.name <> i.wanting_name;
