import { expect, test } from 'vitest';
import { showDuration } from '#domain/course/show-duration';

test.each([
  [1, 'one minute'],
  [6, 'six minutes'],
  [50, '50 minutes'],
  [58, 'an hour'],
  [94, 'an hour and a half'],
  [104, 'an hour and three quarters'],
  [120, 'two hours'],
  [135, 'two and a quarter hours'],
])('%i minutes are said as "%s"', (minutes, said) => expect(showDuration(minutes)).toBe(said));
