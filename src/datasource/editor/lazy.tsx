import React, { type ComponentType, type FunctionComponent, lazy, Suspense } from 'react';

/** A component that is loaded when it is first shown. */
export function lazily<P extends object>(load: () => Promise<{ default: FunctionComponent<never> }>): ComponentType<P> {
  const Loaded = lazy(load as unknown as () => Promise<{ default: ComponentType<P> }>) as unknown as ComponentType<P>;
  return function Lazy(props: P) {
    return (
      <Suspense fallback={null}>
        <Loaded {...props} />
      </Suspense>
    );
  };
}
