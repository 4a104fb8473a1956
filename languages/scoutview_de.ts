<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name></name>
    <message numerus="yes">
        <source>%n others</source>
        <translation>
            <numerusform>%n weiterer</numerusform>
            <numerusform>%n weitere</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n times</source>
        <comment>of turning</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>, about one in {odds}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;b&gt;Step {step}&lt;/b&gt;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;b&gt;Step {step}&lt;/b&gt;, loss in {unit}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;p style=&apos;font-size:large&apos;&gt;loss = mean of (prediction − target)²&lt;/p&gt;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;p style=&apos;font-size:large&apos;&gt;loss = − mean of ln p(right answer)&lt;/p&gt;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;p&gt;The loss is one number for how wrong the model is on average; training moves the weights so that it falls. &lt;b&gt;Training&lt;/b&gt;: on data the weights were fitted to. &lt;b&gt;Validation&lt;/b&gt;: on data they never saw. Either is measured on a sample, the same at every frame. When validation turns up while training goes on down, the model memorises instead of learning.&lt;/p&gt;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;p&gt;e&lt;sup&gt;−{loss}&lt;/sup&gt; = {probability}{one_in}: the probability that the right answer of the validation data got, on the geometric average.&lt;/p&gt;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;p&gt;√{loss} = {distance}: so far is a number typically off.&lt;/p&gt;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Appears by step {came}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Board. {pieces}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Click a token to ask what comes after it (arrow keys when this has the focus)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Click at an axis: logarithmic.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Click: go to this step. {how_to_move}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy all curves as CSV</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the values at {said}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From the next start on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its guesses are as good as {others} (loss {loss}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its guesses are worse than {others} (loss {loss} against {their_loss}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its guesses beat {others} (loss {loss} against {their_loss}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loss: {what}. Lower is better.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nearly all {trained} were right at step {step}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No installed font can draw {first} and {others} more of this text: boxes stand for what the model does read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No installed font can draw {first}: boxes stand for what the model does read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play the parts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play the stages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play the steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rest on it to read it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Right click: copy.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Same steps in all plots</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show all	A</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The choice of the language cannot be kept: {file} cannot be written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The run is being asked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The run is being asked: {filled} of its frames so far.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There from step {step} on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tokens: {tokens}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Validation loss is lowest here, at step {step}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Validation loss is lowest later, at step {step}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Validation loss was lowest at step {step}; since then the model memorises.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Validation loss {loss} at step {step}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wheel, or I and O: nearer and further. Drag, or Ctrl and arrows: move.
Shift-drag or right drag: zoom into a box. Double click, or A: all of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wheel: zoom. Drag: move. Shift and drag, or right drag: zoom into a box. Double click, or A: all.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>appears</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>appears by step {came}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as the system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>below 0</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>block {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>by step {came}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>counts as there: {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>eight</source>
        <translation>acht</translation>
    </message>
    <message>
        <source>error (loss)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>five</source>
        <translation>fünf</translation>
    </message>
    <message>
        <source>four</source>
        <translation>vier</translation>
    </message>
    <message>
        <source>generalised</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>how far off the answers are</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>how surprised the model is by the right answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>how wrong the model is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>last layer: writes the picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>layer {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>learning rate {rate}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>less than {bound:.4f} % ({amount} %)</source>
        <translation>weniger als {bound:.4f} % ({amount} %)</translation>
    </message>
    <message>
        <source>log axis</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>loss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>loss spike</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>memorised</source>
        <translation type="unfinished"></translation>
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
        <source>not a number</source>
        <translation>keine Zahl</translation>
    </message>
    <message>
        <source>one</source>
        <comment>the number</comment>
        <translation>eins</translation>
    </message>
    <message>
        <source>rate {rate}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>seven</source>
        <translation>sieben</translation>
    </message>
    <message>
        <source>six</source>
        <translation>sechs</translation>
    </message>
    <message>
        <source>step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>surprise (loss)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ten</source>
        <translation>zehn</translation>
    </message>
    <message>
        <source>three</source>
        <translation>drei</translation>
    </message>
    <message>
        <source>training accuracy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>training loss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>two</source>
        <translation>zwei</translation>
    </message>
    <message>
        <source>validation accuracy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>validation loss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>zoomed: double click shows all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{accuracy} of {asked}</source>
        <translation type="unfinished"></translation>
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
        <source>{amount} trillion</source>
        <translation>{amount} Billionen</translation>
    </message>
    <message>
        <source>{first}, but of {unseen} only {share} are right now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{first}, {unseen} only at step {step}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{metric}, step {step}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{number:.3g} millionth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{number:.3g} millionths</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{sentence}; of {trained}, {trained_text}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{share} of</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{steps}: drag, or the arrow keys when this has the focus; Space plays</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{step} of {last}</source>
        <comment>of steps</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{subject} appears between steps {before} and {came}: from {first} to {there}, and it stays above {limit}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{subject} appears between steps {before} and {came}: from {first} to {there}, and it stays below {limit}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{subject} appears between steps {before} and {came}: {there}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{subject} has not appeared by step {newest}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{subject} has not appeared by step {newest}: {now}; it counts from {limit} on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{subject} is there from step {came} on: {there}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{value} ({low} to {high})</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
