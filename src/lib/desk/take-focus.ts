/** To be attached to what somebody types into first, once it is there. */
export const takeFocus = (element: HTMLElement): void => element.focus();
