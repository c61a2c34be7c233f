// SPDX-License-Identifier: Apache-2.0
package dev.colorway.transfer;

import dev.colorway.brand.Brand;
import dev.colorway.catalog.CalendarDate;
import dev.colorway.catalog.CatalogEntry;
import dev.colorway.catalog.Technology;
import dev.colorway.collaboration.Collaboration;
import dev.colorway.collaboration.Collaborator;
import dev.colorway.designer.Designer;
import dev.colorway.price.CurrencyCode;
import dev.colorway.price.Price;
import dev.colorway.price.ShoeSize;
import dev.colorway.silhouette.Credit;
import dev.colorway.silhouette.Silhouette;
import dev.colorway.sneaker.Sneaker;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Turns the facts of a {@link CatalogFile} into entries, in the order in which they refer to each other. */
final class CatalogFileLoader {

    private final CatalogFile file;
    private final Map<String, Brand> brands = new HashMap<>();
    private final Map<String, Designer> designers = new HashMap<>();
    private final Map<String, Silhouette> silhouettes = new HashMap<>();
    private final Map<String, Collaborator> collaborators = new HashMap<>();
    private final Map<String, Collaboration> collaborations = new HashMap<>();

    CatalogFileLoader(CatalogFile file) {
        this.file = file;
    }

    /** Persists everything, within the transaction under way; gives the number of sneakers. */
    int persist() {
        file.brands().forEach(facts -> keep(brands, new Brand(), facts.slug(), facts.name()));
        file.designers().forEach(facts -> keep(designers, new Designer(), facts.slug(), facts.name()));
        file.silhouettes().forEach(this::silhouette);
        file.silhouettes().forEach(facts -> silhouettes.get(facts.slug()).predecessor = silhouettes.get(facts.predecessor()));
        file.collaborators().forEach(this::collaborator);
        file.collaborations().forEach(this::collaboration);
        file.sneakers().forEach(this::sneaker);
        return file.sneakers().size();
    }

    private void silhouette(CatalogFile.SilhouetteFacts facts) {
        Silhouette silhouette = new Silhouette();
        silhouette.brand = brands.get(facts.brand());
        silhouette.inLine(facts.line());
        silhouette.released = date(facts.released());
        silhouette.retroReleased = date(facts.retroReleased());
        silhouette.designConcept = facts.designConcept();
        silhouette.upper = facts.upper();
        silhouette.note = facts.note();
        silhouette.technologies = technologies(facts.technologies());
        silhouette.awards = all(facts.awards(), award -> award);
        silhouette.designers = all(facts.designers(), credit -> new Credit(designers.get(credit.designer()), credit.role()));
        keep(silhouettes, silhouette, facts.slug(), facts.name());
    }

    private void collaborator(CatalogFile.Named facts) {
        Collaborator collaborator = new Collaborator();
        collaborator.note = facts.note();
        keep(collaborators, collaborator, facts.slug(), facts.name());
    }

    private void collaboration(CatalogFile.CollaborationFacts facts) {
        Collaboration collaboration = new Collaboration();
        collaboration.brand = brands.get(facts.brand());
        collaboration.collaborators = all(facts.collaborators(), collaborators::get);
        keep(collaborations, collaboration, facts.slug(), facts.name());
    }

    private void sneaker(CatalogFile.SneakerFacts facts) {
        Sneaker sneaker = new Sneaker();
        sneaker.colorway = facts.colorway();
        sneaker.code(facts.styleCode());
        sneaker.silhouette = silhouettes.get(facts.silhouette());
        sneaker.collaboration = collaborations.get(facts.collaboration());
        sneaker.releaseDate = date(facts.releaseDate());
        sneaker.extraTechnologies = technologies(facts.extraTechnologies());
        keep(new HashMap<>(), sneaker, facts.slug(), facts.name());
        facts.prices().forEach(price -> new Price(sneaker.id, price.kind(), price.size() == null ? null : new ShoeSize(price.size()),
                price.amount(), CurrencyCode.fromString(price.currency()), file.source(), file.observedAt()).persist());
    }

    private static <E extends CatalogEntry> void keep(Map<String, E> kept, E entry, String slug, String name) {
        entry.slug = slug;
        entry.rename(name);
        entry.persist();
        kept.put(slug, entry);
    }

    private static CalendarDate date(String text) {
        return text == null ? null : CalendarDate.fromString(text);
    }

    private static List<Technology> technologies(List<CatalogFile.TechnologyFacts> facts) {
        return all(facts, technology -> new Technology(technology.name(), technology.position(), technology.benefit()));
    }

    private static <F, T> List<T> all(List<F> facts, Function<F, T> as) {
        return facts == null ? new ArrayList<>() : facts.stream().map(as).collect(Collectors.toCollection(ArrayList::new));
    }
}
