import { expect, it } from 'vitest';
import { firstPaint, plainText } from '../../../server/src/doors/page/first-paint.ts';
import { english } from '../../../server/src/doors/page/words.ts';

const parts = {
  program: '/assets/answer.js',
  programParts: ['/assets/shared.js'],
  looks: ['/assets/answer.css'],
  doorA: '',
  doorB: 'https://b.example.org',
};

it('tells the program where the doors are, and loads nothing from elsewhere', () => {
  const page = firstPaint(english, parts);
  expect(page).toContain('<meta name="door-b" content="https://b.example.org" />');
  expect([...page.matchAll(/(?:src|href)="([^"#]+)"/g)].map(([, address]) => address)).toEqual([
    '/favicon.svg',
    '/assets/answer.css',
    '/assets/shared.js',
    '/theme.js',
    '/answer-check.js',
    '/assets/answer.js',
    'about:blank',
    '/answer.pdf',
    '/answer.txt',
  ]);
});

it('lets no text become markup', () => {
  const page = firstPaint({ ...english, heading: '<script>alert("1")</script> & more' }, parts);
  expect(page).toContain('<h1>&#60;script&#62;alert(&#34;1&#34;)&#60;/script&#62; &#38; more</h1>');
});

it('says the same in plain text', () => {
  const text = plainText(english);
  for (const said of [...english.protected, ...english.notProtected, ...english.afterSend])
    expect(text).toContain(said);
});
