// SPDX-License-Identifier: Apache-2.0
package dev.colorway.page.entry;

import dev.colorway.catalog.CalendarDate;
import dev.colorway.catalog.Reference;
import dev.colorway.content.WebAddress;
import dev.colorway.page.MoneyFormat;
import dev.colorway.rate.CurrencyCode;
import dev.colorway.sneaker.SneakerView;
import java.math.BigDecimal;
import java.net.URI;
import java.text.DecimalFormat;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Writes amounts and dates as people of one language read them. Times are in UTC, as everywhere in the API.
 *
 * @param language the language of the page
 */
public record LocalFormat(Locale language) {

    /** Returns an amount with its currency; without decimal places if they are all zero. */
    public String money(BigDecimal amount, CurrencyCode currency) {
        return MoneyFormat.text(amount, currency.toString(), language);
    }

    /**
     * Returns an amount without its currency; without decimal places if they are all zero.
     *
     * @param digits the least count of decimal places if they are not all zero
     */
    public String number(BigDecimal amount, int digits) {
        boolean isWhole = amount.stripTrailingZeros().scale() <= 0;
        NumberFormat format = NumberFormat.getNumberInstance(language);
        format.setMinimumFractionDigits(isWhole ? 0 : digits);
        format.setMaximumFractionDigits(
                isWhole ? 0 : Math.max(digits, amount.stripTrailingZeros().scale()));
        return format.format(amount);
    }

    /** Returns a change in percent with its sign; without decimal places if they are all zero. */
    public String percent(BigDecimal percent) {
        NumberFormat format = NumberFormat.getPercentInstance(language);
        if (format instanceof DecimalFormat decimal) {
            decimal.setPositivePrefix("+");
        }
        int digits = Math.max(0, percent.stripTrailingZeros().scale());
        format.setMinimumFractionDigits(digits);
        format.setMaximumFractionDigits(digits);
        return format.format(percent.movePointLeft(2));
    }

    /** Returns a count as it is written in the language: {@code 1,234}. */
    public String count(long count) {
        return NumberFormat.getIntegerInstance(language).format(count);
    }

    /** Returns a date as exactly as it is known: 2022, October 2022 or October 1, 2022. */
    public String date(CalendarDate date) {
        if (date.first().equals(date.last())) {
            return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                    .withLocale(language)
                    .format(date.first());
        }
        return date.first().getMonth() == date.last().getMonth() ? month(date.first()) : year(date.first());
    }

    /** Returns the day, with the short name of its month. */
    public String day(LocalDate day) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                .withLocale(language)
                .format(day);
    }

    /** Returns the day of an instant in UTC. */
    public String day(Instant instant) {
        return day(instant.atZone(ZoneOffset.UTC).toLocalDate());
    }

    /**
     * Returns the collaborators of a sneaker in billing order, then its silhouette, or its brand if the sneaker has no
     * silhouette.
     */
    public String origin(SneakerView sneaker) {
        String shoe = (sneaker.silhouette() == null ? sneaker.brand() : sneaker.silhouette()).name();
        return sneaker.collaboration() == null
                ? shoe
                : sneaker.collaboration().collaborators().stream()
                                .map(Reference::name)
                                .collect(Collectors.joining(" x "))
                        + " x " + shoe;
    }

    /** Returns the host of an address outside of the catalog. */
    public String host(WebAddress address) {
        return URI.create(address.text()).getHost();
    }

    /** Returns the month of a day, with its name, and the year. */
    public String month(LocalDate day) {
        return DateTimeFormatter.ofPattern("LLLL yyyy", language).format(day);
    }

    private static String year(LocalDate day) {
        return Integer.toString(day.getYear());
    }
}
