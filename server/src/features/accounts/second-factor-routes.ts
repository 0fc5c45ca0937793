import {
  confirmBody,
  recoveryCodes,
  secondFactorCodeBody,
  secondFactorSetup,
  secondFactorState,
} from '@followthrough/shared/api/accounts.ts';
import type { FastifyInstance } from 'fastify';
import * as z from 'zod';
import type { Attempts } from '../../http/attempts.ts';
import { seal } from '../../credentials/seal.ts';
import { newRecoveryCodes, newTotp, recoveryCodeHash } from '../../credentials/second-factor.ts';
import type { Ground } from '../../http/endpoint.ts';
import { endpoint } from '../../http/endpoint.ts';
import { personOf } from '../../http/person-of.ts';
import { Problem } from '../../http/problem.ts';
import { changeNoticeLetter } from '../../mail/letters.ts';
import { sendMail } from '../../mail/send-mail.ts';
import { confirmPassword } from './confirm-password.ts';
import {
  confirmTotp,
  countRecoveryCodes,
  ownRow,
  removeTotp,
  replaceRecoveryCodes,
  setTotpSecret,
} from './queries.ts';
import { useSecondFactor } from './use-second-factor.ts';

/** The optional second step of signing in: an authenticator app, with recovery codes beside it. */
export function secondFactorRoutes(app: FastifyInstance, ground: Ground, attempts: Attempts): void {
  endpoint(app, ground, {
    method: 'GET',
    url: '/api/v1/me/second-factor',
    access: 'account.use',
    tag: 'account',
    summary: 'Whether a second step is on, and how many recovery codes are left',
    response: secondFactorState,
    handle: async ({ tx, actor }) => {
      const { personId } = personOf(actor);
      const row = await ownRow(tx);
      return {
        on: row?.totp_confirmed_at != null,
        recoveryCodesLeft: await countRecoveryCodes(tx, personId),
      };
    },
  });

  endpoint(app, ground, {
    method: 'POST',
    url: '/api/v1/me/second-factor/setup',
    access: 'account.use',
    tag: 'account',
    summary: 'Begin: a secret for the authenticator app, shown once',
    body: confirmBody,
    response: secondFactorSetup,
    leavesNoTrace: true,
    handle: async ({ tx, actor, now, body }) => {
      const person = personOf(actor);
      if (!person.emailVerified) throw new Problem('email_not_verified');
      await confirmPassword(tx, attempts, person.personId, body.password, now);
      const totp = newTotp(person.email);
      const begun = await setTotpSecret(tx, person.personId, seal(ground.secret, 'totp', totp.secret));
      if (!begun) throw new Problem('second_factor_on');
      return totp;
    },
  });

  endpoint(app, ground, {
    method: 'POST',
    url: '/api/v1/me/second-factor/confirm',
    access: 'account.use',
    tag: 'account',
    summary: 'Turn it on with a code of the app; answers with the recovery codes, shown once',
    body: secondFactorCodeBody,
    response: recoveryCodes,
    leavesNoTrace: true,
    handle: async ({ tx, actor, now, body }) => {
      const { personId, email } = personOf(actor);
      attempts.take('second factor', personId, 10, now);
      const row = await ownRow(tx);
      if (row?.totp_confirmed_at) throw new Problem('second_factor_on');
      if (!row?.totp_secret) throw new Problem('second_factor_not_begun');
      const right = await useSecondFactor(tx, { personId, code: body.code, secret: ground.secret, now });
      if (!right) throw new Problem('wrong_code');
      await confirmTotp(tx, personId, now);
      const codes = newRecoveryCodes();
      await replaceRecoveryCodes(tx, personId, codes.map(recoveryCodeHash));
      await sendMail(
        tx,
        ground.secret,
        changeNoticeLetter(email, 'A second step for signing in was turned on.'),
      );
      return { codes };
    },
  });

  endpoint(app, ground, {
    method: 'POST',
    url: '/api/v1/me/second-factor/off',
    access: 'account.use',
    tag: 'account',
    summary: 'Turn the second step off; its recovery codes go with it',
    body: confirmBody,
    response: z.null(),
    leavesNoTrace: true,
    handle: async ({ tx, actor, now, body }) => {
      const { personId, email } = personOf(actor);
      await confirmPassword(tx, attempts, personId, body.password, now);
      await removeTotp(tx, personId);
      await replaceRecoveryCodes(tx, personId, []);
      await sendMail(
        tx,
        ground.secret,
        changeNoticeLetter(email, 'The second step for signing in was turned off.'),
      );
      return null;
    },
  });
}
