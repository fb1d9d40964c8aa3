import { Component, type ReactNode } from 'react';

/**
 * The wall a crash stops at: one experience falls, the screen does not. The kernel throws the fallen one away (the
 * wall is keyed by round) and goes back to rest.
 */
export class Wall extends Component<
  { readonly onCrash: (error: unknown) => void; readonly children: ReactNode },
  { readonly fallen: boolean }
> {
  override state = { fallen: false };

  static getDerivedStateFromError(): { fallen: boolean } {
    return { fallen: true };
  }

  override componentDidCatch(error: unknown): void {
    this.props.onCrash(error);
  }

  override render(): ReactNode {
    return this.state.fallen ? null : this.props.children;
  }
}
