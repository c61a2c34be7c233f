// SPDX-License-Identifier: Apache-2.0
package dev.colorway.catalog;

import dev.colorway.catalog.WriteResult.Change;
import dev.colorway.http.BaseUri;
import dev.colorway.http.Versioned;
import dev.colorway.http.body.DraftReader;
import dev.colorway.http.body.MergePatch;
import dev.colorway.http.problem.Fault;
import dev.colorway.http.problem.Problem;
import dev.colorway.http.problem.ProblemException;
import dev.colorway.http.problem.ProblemType;
import dev.colorway.http.request.Preconditions;
import dev.colorway.revision.Write;
import io.quarkus.arc.Arc;
import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.RestResponse.Status;

/**
 * Creates, changes and deletes single entries of one type. Each method runs within the transaction of its operation; no
 * other write runs at the same time.
 *
 * @param type the type of the entries
 * @param loader loads the view of a written entry, for the response
 */
public record EntryEditor<E extends CatalogEntry, D extends Record & EntryDraft<E>, V extends Versioned>(
        EntryType<E, D> type, EntryList.Loader<V> loader) {

    /**
     * Creates an entry. Builds its slug from its name unless the draft has one.
     *
     * @throws ProblemException if no slug can be built, if the slug leads to an entry already, or if the draft is
     *     refused
     */
    public RestResponse<V> create(D draft, BaseUri base) {
        Write write = Write.begin();
        D named = draft.slug() == null ? withSlug(draft, slugOf(draft)) : draft;
        String slug = named.requiredSlug();
        if (type.find(slug).filter(entry -> entry.slug.equals(slug)).isPresent()) {
            throw new ProblemException(
                    ProblemType.ALREADY_EXISTS,
                    "There is a " + type.displayName() + " '" + slug + "' already.",
                    Fault.at(
                            "/slug", "is already in use: change that entry with PUT or PATCH, or choose another slug"));
        }
        type.formerSlugs().owner(slug).ifPresent(owner -> {
            throw new ProblemException(
                    ProblemType.ALREADY_EXISTS,
                    "'" + slug + "' is a former slug of the " + type.displayName() + " '" + owner + "'.",
                    FormerSlugs.fault(owner));
        });
        return answer(write(slug, named, write), base);
    }

    private D withAddressSlug(String slug, D draft) {
        if (!slug.matches(EntryDraft.SLUG)
                || slug.length() > EntryDraft.MAX_SLUG_LENGTH
                || EntryDraft.RESERVED.contains(slug)) {
            throw ProblemException.ofParameter(
                    type.parameter(),
                    "cannot be the slug of a new entry: it must have letters a-z and digits, in groups with single "
                            + "hyphens between them, at most " + EntryDraft.MAX_SLUG_LENGTH
                            + " characters, and not be reserved");
        }
        return withSlug(draft, slug);
    }

    private String slugOf(D draft) {
        return EntryDraft.slugOf(draft.name())
                .orElseThrow(() -> new ProblemException(
                        ProblemType.INVALID_BODY,
                        "The body needs a 'slug'.",
                        Fault.at("/slug", "must be given: no slug can be built from this name")));
    }

    @SuppressWarnings("unchecked")
    private D withSlug(D draft, String slug) {
        return (D) draft.withSlug(slug);
    }

    /**
     * Creates the entry at this address, or replaces all its fields with those of the draft. An existing entry keeps
     * its former slugs, and its slug if the draft has none. A draft with another slug renames the entry.
     *
     * @throws dev.colorway.http.MovedException if the identity is a former slug
     * @throws ProblemException if a precondition fails, or if the draft is refused
     */
    public RestResponse<V> replace(String identity, D draft, HttpHeaders headers, BaseUri base) {
        Preconditions preconditions = Preconditions.of(headers);
        Write write = Write.begin();
        E present = type.find(identity).orElse(null);
        if (present == null) {
            if (type.formerSlugs().owner(identity).isPresent()) {
                throw EntryTypes.notFound(type.entity(), identity);
            }
            if (draft.slug() != null && !draft.slug().equals(identity)) {
                throw new ProblemException(
                        ProblemType.INVALID_BODY,
                        "The slug in the body is not the one in the address.",
                        Fault.at(
                                "/slug",
                                "must be '" + Problem.quoted(identity)
                                        + "', or be left out: there is no entry at this address to rename"));
            }
            preconditions.checkNew();
            return answer(write(identity, withAddressSlug(identity, draft), write), base);
        }
        preconditions.check(present);
        return answer(write(present.slug, draft.slug() == null ? withSlug(draft, present.slug) : draft, write), base);
    }

    /**
     * Changes an entry by a merge patch. A patch with another slug renames the entry.
     *
     * @throws dev.colorway.http.MovedException if the identity is a former slug
     * @throws ProblemException if there is no entry, if a precondition fails, or if the patch is refused
     */
    public RestResponse<V> patch(String identity, MergePatch patch, HttpHeaders headers, BaseUri base) {
        Preconditions preconditions = Preconditions.of(headers);
        Write write = Write.begin();
        E present = present(identity);
        preconditions.check(present);
        D patched = patched(present, patch);
        if (patched.slug() == null) {
            throw new ProblemException(
                    ProblemType.INVALID_PATCH,
                    "An entry must have a slug.",
                    Fault.at("/slug", "must not be null: leave it out to keep '" + present.slug + "'"));
        }
        return answer(write(present.slug, patched, write), base);
    }

    /**
     * Returns the draft of the patched entry. Also checks the patch itself for unknown fields: an unknown field that is
     * null leaves no trace in the patched draft.
     */
    private D patched(E present, MergePatch patch) {
        DraftReader.Reading<D> reading = type.merge(type.toDraft(present), patch);
        List<Fault> unknown = Arc.container()
                .instance(DraftReader.class)
                .get()
                .read(type.draft(), patch.json(), false)
                .unknown();
        return new DraftReader.Reading<>(reading.draft(), unknown, reading.wrong()).orThrow(ProblemType.INVALID_PATCH);
    }

    /** Deletes an entry, like {@link #delete(String, HttpHeaders, BiConsumer)}. */
    public void delete(String identity, HttpHeaders headers) {
        delete(identity, headers, (entry, write) -> {});
    }

    /**
     * Deletes an entry to which no other entry and no price refers.
     *
     * @param before runs with the entry after the preconditions are checked, and before references to the entry are
     *     counted
     * @throws dev.colorway.http.MovedException if the identity is a former slug
     * @throws ProblemException if there is no entry, if a precondition fails, or if another entry or a price refers to
     *     the entry
     */
    public void delete(String identity, HttpHeaders headers, BiConsumer<E, Write> before) {
        Preconditions preconditions = Preconditions.of(headers);
        Write write = Write.begin();
        E present = present(identity);
        preconditions.check(present);
        before.accept(present, write);
        Map<String, Long> references = type.references(present);
        if (!references.isEmpty()) {
            String by = references.entrySet().stream()
                    .map(count -> count.getKey() + " (" + count.getValue() + ")")
                    .collect(Collectors.joining(", "));
            throw new ProblemException(
                    ProblemType.STILL_REFERENCED,
                    "'" + present.slug + "' cannot be deleted, because others refer to it: " + by + ".");
        }
        new EntryWriter<>(type, write).delete(present);
        write.end();
    }

    private E present(String identity) {
        return type.find(identity).orElseThrow(() -> EntryTypes.notFound(type.entity(), identity));
    }

    private WriteResult<E> write(String slug, D draft, Write write) {
        WriteResult<E> outcome = new EntryWriter<>(type, write).write(slug, draft);
        WriteResult.refuse(List.of(outcome));
        write.end();
        return outcome;
    }

    private RestResponse<V> answer(WriteResult<E> outcome, BaseUri base) {
        Panache.getEntityManager().flush();
        E entry = outcome.accepted();
        V view = loader.load(List.of(entry.id), base).get(entry.id);
        String address = base.uri("/" + type.resource() + "/" + entry.slug).toString();
        ResponseBuilder<V> answer = outcome.change() == Change.CREATED
                ? ResponseBuilder.create(Status.CREATED, view).header(HttpHeaders.LOCATION, address)
                : ResponseBuilder.ok(view);
        return answer.header(HttpHeaders.CONTENT_LOCATION, address).build();
    }
}
