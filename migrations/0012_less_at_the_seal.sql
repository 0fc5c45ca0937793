-- What stays of a ballot after the seal is its group and its answers, and of a comment its words: nobody reads whose role wrote it, so
-- nobody may. The columns are left empty, since the version before this one still fills them; a later version takes them away.
alter table sealed_ballot alter column role drop not null;
alter table sealed_comment alter column stratum_roles drop not null;
update sealed_ballot set role = null;
update sealed_comment set stratum_roles = null;
revoke select on sealed_comment from followthrough_app;
grant select (org_id, round_id, comment_id, item_id, text, review, theme) on sealed_comment to followthrough_app;
