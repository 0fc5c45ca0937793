import path from 'node:path';
import { it } from 'vitest';
import { loadDemo } from '../../server/src/demo/load.ts';
import { makeMember } from '../make/organization.ts';
import { signedIn } from '../make/person.ts';
import { submittedCycle } from '../make/submitted-cycle.ts';
import { openBrowser } from '../setup/browser.ts';
import { testApp } from '../setup/test-app.ts';
it('shots', async () => {
  const test = await testApp({ clientDir: path.resolve(import.meta.dirname, '../../client/dist') });
  test.clock.current = new Date();
  await loadDemo(test.ownerUrl, test.clock.current);
  const url = await test.app.listen({ host: '127.0.0.1', port: 0 });
  const browser = await openBrowser();
  const shots = async (visitor: any, pages: Record<string, string>, width: number, media?: 'print') => {
    const context = await browser.newContext({ viewport: { width, height: 900 } });
    await context.addCookies([...visitor.cookies].map(([name, value]: any) => ({ name, value, url })));
    const page = await context.newPage();
    page.on('response', (r) => r.status() >= 400 && console.log(r.status(), r.url())); page.on('console', (m) => m.type() === 'error' && console.log(m.text()));
    for (const [name, address] of Object.entries(pages)) {
      await page.goto(url + address);
      if (media) await page.emulateMedia({ media });
      await page.getByRole('heading', { level: 1 }).waitFor({ timeout: 8000 }).catch(async () => { console.log('NO H1', name, (await page.locator('body').innerText()).slice(0, 800)); });
      await page.waitForTimeout(2500);
      await page.screenshot({ path: `/tmp/h-results/x-${name}-${width}.png`, fullPage: true });
    }
    await context.close();
  };
  const { rows } = await test.owner.query(`select o.org_id, m.person_id from organization o join membership m using (org_id) where o.name = 'Gentian Coalition' limit 1`);
  const gentian = await signedIn(test, { personId: rows[0].person_id, name: '', email: '' });
  await shots(gentian, { returner: `/organizations/${rows[0].org_id}/progress`, returnerresults: `/organizations/${rows[0].org_id}/results` }, 1280);
  const leader = await makeMember(test, 'leader');
  await submittedCycle(test, leader, { year: 2025, level: 1 });
  const cycle = await submittedCycle(test, leader, { year: 2026, level: 3, answers: { 'R2.regional_groups': null, 'R2.shared_resources': null, 'R7.spend_share': null, 'R1.wage_coverage': { rows: [{ role: 'Advocate', people: 4, hourly_pay: 1850, hours_year: 2080, living_wage: 2140 }, { role: 'Outreach', people: 2, hourly_pay: 2000, hours_year: 2080, living_wage: 2140 }, { role: 'Counselor', people: 1, hourly_pay: 2210, hours_year: 2080, living_wage: 2140 }], standard_date: '2024-02-01' } } });
  const o = `/organizations/${leader.orgId}`;
  await shots(leader, { open: `${o}/cycles/${cycle.cycleId}/results`, openmoney: `${o}/cycles/${cycle.cycleId}/money`, openr2: `${o}/cycles/${cycle.cycleId}/results/R3` }, 1280);
  await shots(leader, { open: `${o}/cycles/${cycle.cycleId}/results` }, 360);
  await shots(leader, { print: `${o}/progress` }, 800, 'print');
  await browser.close();
}, 240000);
