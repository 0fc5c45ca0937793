const MEMBERS = 24;
const NAMED = 8;

/**
 * Statements that give organizations networks with five released years, on the tables that dashboards.ts makes first: each
 * of the first `looked` convenes one with all its cells and members by name, and every 25th other one with totals alone,
 * which keeps the disk's share of the run small.
 */
export function madeNetworks(organizations: number, looked: number): string {
  const figures = `'{"mean": {"value": 55, "bound": null}, "shares": [{"value": 20, "bound": null}, {"value": 50, "bound": null}, {"value": 30, "bound": null}], "change": {"points": 5, "coded": false}}'::jsonb`;
  return `
    update organization o set kind = 'ta_provider' from made m where m.org_id = o.org_id and m.n <= ${looked};
    create temporary table made_network as
      select n, org_id, pg_temp.id_of('network' || n) as network_id from made where n <= ${looked} or n % 25 = 0 order by 2;
    insert into network (org_id, network_id, steward_name, steward_kind, name, purpose, breakdowns, created_at)
      select org_id, network_id, 'Organization ' || n, 'ta_provider', 'Network ' || n, 'Learning side by side.',
             '[{"id": "type", "label": "Type", "options": [{"id": "coalition", "label": "Coalitions"}, {"id": "provider", "label": "Providers"}, {"id": "program", "label": "Programs"}]},
               {"id": "size", "label": "Size", "options": [{"id": "small", "label": "Small"}, {"id": "medium", "label": "Middle"}, {"id": "large", "label": "Large"}]}]', now()
        from made_network;
    create temporary table made_network_year as
      select w.*, c.year, c.opens_at, c.closes_at, c.seal_at, c.release_at
        from made_network w join cycle c on c.org_id = w.org_id order by w.org_id, w.network_id, c.year;
    insert into network_cycle (org_id, network_id, year, opens_at, closes_at, freeze_at, release_at, revise_at)
      select org_id, network_id, year, opens_at, closes_at, seal_at, release_at, release_at + interval '90 days' from made_network_year;
    insert into network_membership (org_id, network_id, steward_org_id, by, shows_start, joined_by, joined_at)
      select m.org_id, w.network_id, w.org_id, '{}', k % 3 = 0, 'Bench', now()
        from made_network w cross join generate_series(1, ${MEMBERS}) k join made m on m.n = 1 + (w.n + k) % ${organizations};
    insert into release (org_id, network_id, year, revision, state, done, total, frozen_at, release_at)
      select org_id, network_id, year, 1, 'frozen', 10, 10, seal_at, release_at from made_network_year;
    create temporary table made_cell as
      select row_number() over () as place, cell, by, cell = 'total' as is_total from (
        select 'total' as cell, '{}'::jsonb as by
        union all select 'type=' || t, jsonb_build_object('type', t) from unnest(array['coalition', 'provider', 'program']) t
        union all select 'size=' || s, jsonb_build_object('size', s) from unnest(array['small', 'medium', 'large']) s
        union all select 'type=' || t || ',size=' || s, jsonb_build_object('type', t, 'size', s)
                    from unnest(array['coalition', 'provider', 'program']) t, unnest(array['small', 'medium', 'large']) s) c;
    insert into released_cell (org_id, network_id, year, revision, measure, cell, by, place, released, is_public, n_from, figures, release_at)
      select org_id, network_id, year, 1, 'R' || r, cell, by, place, true, false, 10, ${figures}, release_at
        from made_network_year join made_cell on is_total or n <= ${looked}
             cross join unnest(array[1, 2, 5, 6, 7, 9]) r;
    insert into named_score (org_id, network_id, year, recommendation, member_org_id, member_name, by, instrument_version, state,
                             score, range_low, range_high, completeness, shared_at)
      select w.org_id, w.network_id, w.year, 'R' || r, m.org_id, 'Organization ' || m.n, '{}', '1.0.0', 'published', 50, 45, 55, 0.9, now()
        from made_network_year w cross join generate_series(1, ${NAMED}) k join made m on m.n = 1 + (w.n + k) % ${organizations}
             cross join unnest(array[1, 2, 5, 6, 7, 9]) r
       where w.n <= ${looked};`;
}
