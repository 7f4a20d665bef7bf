import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import React from 'react';
import { VariableQueryEditor } from './VariableQueryEditor';

const onChange = jest.fn();
const onRunQuery = jest.fn();

function open(query: Parameters<typeof VariableQueryEditor>[0]['query']) {
  render(<VariableQueryEditor query={query} onChange={onChange} onRunQuery={onRunQuery} />);
  return userEvent.setup({ delay: null });
}

const field = () => screen.getByRole('textbox', { name: /Query/ });

beforeEach(() => jest.resetAllMocks());

test('a typed query counts with Enter', async () => {
  const user = open(undefined);
  await user.type(field(), 'label_values(up, job)');
  expect(onChange).not.toHaveBeenCalled();
  await user.keyboard('{Enter}');
  expect(onChange).toHaveBeenCalledWith({ refId: 'variable', query: 'label_values(up, job)' });
  expect(onRunQuery).toHaveBeenCalledTimes(1);
});

test('an example is taken with one click, and foreign fields stay', async () => {
  const user = open({ refId: 'V', query: 'models()', hide: true });
  await user.click(screen.getByRole('button', { name: 'engines()' }));
  expect(onChange).toHaveBeenCalledWith({ refId: 'V', query: 'engines()', hide: true });
});

test('what cannot be read is kept and explained', async () => {
  const user = open('models()');
  await user.clear(field());
  await user.type(field(), 'model()');
  await user.tab();
  expect(field()).toHaveValue('model()');
  expect(screen.getByRole('alert')).toHaveTextContent('Write models()');
  expect(onChange).not.toHaveBeenCalled();
});

test('a variable inside is only known on the dashboard', () => {
  open('label_values($family, job)');
  expect(screen.queryByRole('alert')).not.toBeInTheDocument();
});
