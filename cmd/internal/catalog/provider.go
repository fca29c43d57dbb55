package catalog

import "slices"

// A Provider is a company, or a product line that is known by its own name, to which others hand personal data.
type Provider struct {
	ID          string // 'aws'
	Name        string // 'Amazon Web Services'
	LegalEntity string // with whom customers in the European Economic Area usually contract
	Country     string // seat of the legal entity, ISO 3166-1 alpha-2
	Kind        string // 'hosting', 'payments', 'e-mail', …: what it is mostly used for
	Aliases     []string
	Services    []string // products whose names give the provider away: 'CloudFront'

	// CommonWord says that Name is also an ordinary word or a name of other things, so that only a capital letter and the
	// words around it show that the provider is meant.
	CommonWord bool
	// CommonWords are those of Name, Aliases and Services of which the same is true.
	CommonWords []string

	// Software says that Name is also that of software which anybody can run on machines of their own.
	Software bool
}

// Common reports whether one of the provider's names, as given, is also an ordinary word.
func (p Provider) Common(name string) bool {
	key := fold(name)
	return slices.ContainsFunc(p.CommonWords, func(w string) bool { return fold(w) == key })
}

// Providers returns every provider, by ID.
func (c *Catalog) Providers() []Provider { return c.providers }

// Provider returns the provider that goes by an ID, a name or an alias, or that alone contracts as the legal entity of
// that name. The names of services are apart, see [Catalog.ProviderOfService].
func (c *Catalog) Provider(name string) (Provider, bool) {
	i, ok := c.providerAt[fold(name)]
	if !ok {
		return Provider{}, false
	}
	return c.providers[i], true
}

// ProviderOfService returns the provider of a product: Amazon Web Services for 'CloudFront'.
func (c *Catalog) ProviderOfService(service string) (Provider, bool) {
	i, ok := c.serviceAt[fold(service)]
	if !ok {
		return Provider{}, false
	}
	return c.providers[i], true
}

func parseProvider(r record) Provider {
	return Provider{
		ID:          r.text("id"),
		Name:        r.text("name"),
		LegalEntity: r.text("legal_entity"),
		Country:     r.text("country"),
		Kind:        r.text("kind"),
		Aliases:     r.list("aliases"),
		Services:    r.list("services"),
		CommonWord:  r.yes("common_word"),
		CommonWords: r.list("common_words"),
		Software:    r.yes("software"),
	}
}

func (c *Catalog) indexProviders(first []Provider) {
	c.providerAt = make(map[string]int, 5*len(c.providers))
	c.serviceAt = make(map[string]int, 2*len(c.providers))
	order := ordered(len(c.providers), func(i int) bool {
		return slices.ContainsFunc(first, func(f Provider) bool { return f.ID == c.providers[i].ID })
	})
	for _, i := range order {
		claim(c.providerAt, i, c.providers[i].ID)
	}
	entities := map[string]int{}
	for _, i := range order {
		p := c.providers[i]
		claim(c.providerAt, i, p.Name)
		claim(c.providerAt, i, p.Aliases...)
		claim(c.serviceAt, i, p.Services...)
		entities[fold(p.LegalEntity)]++
	}
	// One company may contract for several products: its name then tells nothing.
	for _, i := range order {
		if entity := c.providers[i].LegalEntity; entities[fold(entity)] == 1 {
			claim(c.providerAt, i, entity)
		}
	}
}
