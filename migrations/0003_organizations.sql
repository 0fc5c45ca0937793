-- Organizations, who belongs to them, and who was invited. org_id comes first in every key (docs/tenancy.md).

create table organization (
  org_id uuid primary key,
  kind text not null check (kind in ('coalition', 'ta_provider', 'member_program', 'funder')),
  name text not null check (length(name) between 1 and 160),
  profile jsonb not null default '{}',
  profile_version integer not null default 0,
  is_demo boolean not null default false,
  created_at timestamptz not null
);

create table membership (
  org_id uuid not null references organization,
  person_id uuid not null references person,
  role text not null check (role in ('leader', 'records_keeper', 'member')),
  name text not null,   -- a copy, so that colleagues can be listed without reading person rows
  email text not null,
  since timestamptz not null,
  primary key (org_id, person_id)
);
create index membership_person on membership (person_id);

create table invitation (
  org_id uuid not null references organization,
  invitation_id uuid not null,
  email text not null check (email = lower(email)),
  role text not null check (role in ('leader', 'records_keeper', 'member')),
  token_hash text not null check (token_hash ~ '^[0-9a-f]{64}$'),
  invited_by text not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  mailed_at timestamptz,            -- set by the mail job; null for long means that the mail server is in trouble
  accepted_at timestamptz,
  revoked_at timestamptz,
  primary key (org_id, invitation_id)
);
create unique index invitation_token on invitation (token_hash);
create unique index invitation_pending on invitation (org_id, email) where accepted_at is null and revoked_at is null;

-- What happened in an organization, in a hash chain written by the application (features/audit). Append-only.
-- No event of a ballot is ever in it.
create table audit_event (
  org_id uuid not null references organization,
  seq bigint not null,
  at timestamptz not null,
  actor text not null,
  action text not null,
  detail jsonb not null,
  previous_hash text not null,
  hash text not null,
  primary key (org_id, seq)
);

alter table organization enable row level security;
alter table organization force row level security;
alter table membership enable row level security;
alter table membership force row level security;
alter table invitation enable row level security;
alter table invitation force row level security;
alter table audit_event enable row level security;
alter table audit_event force row level security;

create policy owner_all on organization to current_user using (true) with check (true);
create policy owner_all on membership to current_user using (true) with check (true);
create policy owner_all on invitation to current_user using (true) with check (true);
create policy owner_all on audit_event to current_user using (true) with check (true);

create policy tenant on organization to followthrough_app
  using (org_id = current_org()) with check (org_id = current_org());
create policy tenant on membership to followthrough_app
  using (org_id = current_org()) with check (org_id = current_org());
create policy tenant on invitation to followthrough_app
  using (org_id = current_org()) with check (org_id = current_org());
create policy tenant on audit_event to followthrough_app
  using (org_id = current_org()) with check (org_id = current_org());

-- Not granted: delete on organization (purging is an operator's act), update and delete on audit_event (append-only).
grant select on organization to followthrough_app;
grant insert (org_id, kind, name, created_at) on organization to followthrough_app;
grant update (name, profile, profile_version) on organization to followthrough_app;
grant select, delete on membership to followthrough_app;
grant insert (org_id, person_id, role, name, email, since) on membership to followthrough_app;
grant update (role) on membership to followthrough_app;
grant select on invitation to followthrough_app;
grant insert (org_id, invitation_id, email, role, token_hash, invited_by, created_at, expires_at) on invitation to followthrough_app;
grant update (accepted_at, revoked_at) on invitation to followthrough_app;
grant select on audit_event to followthrough_app;
grant insert (org_id, seq, at, actor, action, detail, previous_hash, hash) on audit_event to followthrough_app;

-- The invitation behind a link: it precedes the scope, since the link is what names the organization.
create function invitation_by_token(p_token_hash text)
  returns table (org_id uuid, invitation_id uuid, org_name text, kind text, email text, role text, invited_by text,
                 expires_at timestamptz, accepted_at timestamptz, revoked_at timestamptz)
  language sql stable security definer set search_path = public, pg_temp
  as $$
    select i.org_id, i.invitation_id, o.name, o.kind, i.email, i.role, i.invited_by, i.expires_at, i.accepted_at, i.revoked_at
      from invitation i join organization o on o.org_id = i.org_id
     where i.token_hash = p_token_hash
  $$;

-- A person's name, with its copies in every organization she belongs to: those rows are in several tenants' scopes.
create function rename_self(p_name text) returns void
  language sql security definer set search_path = public, pg_temp
  as $$
    update membership set name = p_name where person_id = current_person();
    update person set name = p_name where person_id = current_person();
  $$;
grant execute on function invitation_by_token(text), rename_self(text) to followthrough_app;
