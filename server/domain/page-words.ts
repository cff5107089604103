/**
 * Words that stand in addresses of pages where the id of something else of that kind would stand, such as
 * `/admin/people/new`. What had one for its id would be shown by no page.
 */
const PAGE_WORDS: readonly string[] = ['default', 'new', 'draft', 'check'];

/** Of boards, of floors, whose id their board has, and of people. */
export const isPageWord = (id: string): boolean => PAGE_WORDS.includes(id);

export const NO_PAGE_WORD = 'expected another word: this one is in the address of a page';
