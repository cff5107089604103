/** The pages of administration, in the order of their links. Each is there for who may open it. */
export const ADMIN_PAGES = [
	{ name: 'boards', route: '/admin/boards' },
	{ name: 'walls', route: '/admin/walls' },
	{ name: 'floors', route: '/admin/floors' },
	{ name: 'clients', route: '/admin/clients' },
	{ name: 'people', route: '/admin/people' },
	{ name: 'sign-in', route: '/admin/sign-in' },
	{ name: 'keys', route: '/admin/keys' },
	{ name: 'audit', route: '/admin/audit' }
] as const;
