import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import React from 'react';
import type { AnnotationQuery } from '../../annotations/model';
import { AnnotationQueryEditor } from './AnnotationQueryEditor';

const onChange = jest.fn();
const onRunQuery = jest.fn();

function open(query?: Partial<AnnotationQuery>) {
  render(<AnnotationQueryEditor query={query} onChange={onChange} onRunQuery={onRunQuery} />);
  return userEvent.setup({ delay: null });
}

beforeEach(() => jest.resetAllMocks());

test('a new annotation marks every event', () => {
  open();
  expect(screen.getAllByRole('checkbox', { checked: true })).toHaveLength(4);
});

test('an event is taken out with the keyboard', async () => {
  const user = open();
  await user.tab();
  await user.keyboard(' ');
  const events = ['preemptions', 'rejections', 'stall'];
  expect(onChange).toHaveBeenCalledWith({ refId: 'Anno', queryType: 'annotations', version: 1, events });
  expect(onRunQuery).toHaveBeenCalledTimes(1);
});

test('an event is put in, in the order of the form, and the rest of the query stays', async () => {
  const filters = [{ label: 'engine', op: '=' as const, value: '0' }];
  const user = open({ refId: 'X', events: ['stall'], filters });
  await user.click(screen.getByRole('checkbox', { name: /Engine restarted/ }));
  expect(onChange).toHaveBeenCalledWith(expect.objectContaining({ refId: 'X', events: ['restart', 'stall'], filters }));
});
