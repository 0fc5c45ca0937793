import * as z from 'zod';

// The mailbox page, which exists only where no mail server is set.

export const mailbox = z.object({
  messages: z.array(
    z.object({
      messageId: z.uuid(),
      recipient: z.string(),
      subject: z.string(),
      body: z.string(),
      sentAt: z.iso.datetime(),
    }),
  ),
});
export type Mailbox = z.infer<typeof mailbox>;
