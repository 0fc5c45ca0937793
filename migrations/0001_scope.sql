-- The ground that every tenant table stands on: who is asking, and on behalf of which organization.
-- The application sets these with SET LOCAL inside each request's transaction (server/src/db/scope.ts);
-- after a transaction a custom setting reads '' rather than null, hence nullif.
-- The login roles followthrough_app and followthrough_door_b are made before migrations run
-- (server/src/db/roles.ts). They own nothing and cannot bypass row-level security.

create function current_org() returns uuid
  language sql stable parallel safe
  as $$ select nullif(current_setting('app.org_id', true), '')::uuid $$;

create function current_person() returns uuid
  language sql stable parallel safe
  as $$ select nullif(current_setting('app.person_id', true), '')::uuid $$;

-- SHA-256 of the session cookie, hex: scopes what belongs to one signed-in browser (idempotency keys).
create function current_session_hash() returns text
  language sql stable parallel safe
  as $$ select nullif(current_setting('app.session_hash', true), '') $$;

revoke all on schema public from public;
grant usage on schema public to followthrough_app;
revoke execute on all functions in schema public from public;
grant execute on function current_org(), current_person(), current_session_hash() to followthrough_app;
-- Without `in schema`: a default of one schema can add to what PUBLIC gets everywhere, but not take it away.
alter default privileges revoke execute on functions from public;
